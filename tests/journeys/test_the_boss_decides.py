"""The boss's page on the situations of real deals: each told by commands, each with its recommendation and its numbers."""

import json
import shlex

import pytest

ON_COPY = "30% deposit, 70% against B/L copy"
INSURED = "Balance after B/L copy up to USD 150,000 a lot, where the credit insurance covers it"


def tell(run, script):
    """Run a script of commands; each must succeed."""
    for words in filter(str.strip, script.splitlines()):
        done = run(*shlex.split(words))
        assert done.exit_code == 0, (words, done.stderr)


def client(country, value, currency="USD", firm="Client Ltd"):
    return f"""
        add contact "Pat Lee" --company "{firm}" --country {country} --known --no-follow-up
        deal pat Chargers --value {value} --currency {currency} --opened-on 2026-03-01
    """


def earlier(number, value, confirmed, due, paid):
    """Return the commands of an order of before, its balance paid on a day or not at all."""
    came = f"--balance-paid {paid}" if paid else ""
    return f"""
        deal pat "Order {number}" --value {value} --currency USD --opened-on 2026-01-05
        add order "Order {number}" --destination US --value {value} --currency USD --payment "{ON_COPY}" \
            --confirmed-on {confirmed} --balance-due {due} {came}
    """


def asks(theirs, on="2026-03-16", ours="30% deposit, 70% before shipment"):
    return f'\n        round d1 payment --ours "{ours}" --theirs "{theirs}" --outcome stuck --on {on}\n'


SOUND = '\n        set "client ltd" finance_grade=good finance="D&B 2A2" --source document --on 2026-03-05\n'

SITUATIONS = {
    "the Russian who refuses goods that stand in the port": (
        client("RU", 21600)
        + f'add order d1 --value 21600 --currency USD --payment "{ON_COPY}" --destination RU --confirmed-on 2026-06-10'
        " --deposit-paid 2026-06-17 --ship-by 2026-08-08 --balance-due 2026-09-10 --shipped-on 2026-08-05\n"
        'set "client ltd" finance="margin gone with the rouble, bank line cut" --source phone\n'
        + asks("25% off or the goods go back", "2026-10-08", "balance of USD 15,120 now, then release"),
        "hold",
        ["balances overdue today: 1, up to 74 days", "they refuse what s1 of 10 Jun was confirmed on", "unpaid today    USD 15,120\n",
         "As soon as the open USD 15,120 has arrived"],
    ),
    "a Brazilian deal that was lost before any order": (
        client("BR", 17400) + asks("60 days after B/L") + 'stage d1 lost --why payment "no trust"\n',
        "nothing", ["no order paid yet", "there is nothing to grant"],
    ),
    "the American whose only balance came six days late": (
        client("US", 98400) + earlier(1, "65856.50", "2026-01-10", "2026-03-01", "2026-03-07") + SOUND + asks(ON_COPY),
        "hold", ["balances that came on time: 0 of 1", "the latest balance came 6 days late", "USD 68,880"],
    ),
    "the Brazilian whose only balance came eight days late": (
        client("BR", 12000) + earlier(1, 8000, "2026-01-10", "2026-03-01", "2026-03-09") + SOUND + asks(ON_COPY),
        "hold", ["the latest balance came 8 days late", "USD 8,400, 70 % of this deal"],
    ),
    "the American against a policy that forbids it": (
        client("US", 65856) + SOUND + asks("30% deposit, balance against copy of B/L")
        + 'policy payment "30% deposit, 70% before shipment; no open balance" --on 2026-03-06 --allowed-by "Mr Chen"\n',
        "hold",
        ["our own policy of 6 Mar forbids it", "no: 70 % open when the goods leave, allowed 0 %", "more may be allowed by  Mr Chen",
         "For this order we stay with our terms: 30% deposit, 70% before shipment."],
    ),
    "a firm in receivership": (
        client("US", 20000) + 'set "client ltd" finance="insolvent, in receivership" --source website\n' + asks(ON_COPY),
        "hold", ["－ their finances: insolvent, in receivership"],
    ),
    "a running order whose deposit came, nothing asked": (
        client("US", 98400) + f'add order d1 --value 98400 --currency USD --payment "{ON_COPY}" --destination US'
        " --confirmed-on 2026-06-10 --deposit-paid 2026-06-17\n",
        "nothing", ["unpaid today  USD 68,880\n"],
    ),
    "a deal that is its own order": (
        client("DE", 16000) + f'add order d1 --value 16000 --currency USD --payment "{ON_COPY}" --destination DE'
        " --confirmed-on 2026-06-10 --ship-by 2026-12-15\n" + asks(ON_COPY, "2026-05-02"),
        "ask", ["unpaid today    USD 16,000\n", "together        USD 16,000\n", "of it open      70 % when the goods leave, by 15 Dec"],
    ),
    "the shop in Hong Kong of which nothing is known": (
        client("HK", 900), "nothing", ["No term is being asked for here", "no order paid yet"],
    ),
    "a firm that another client says is in receivership": (
        client("US", 20000) + 'add contact "Karen Whitfield" --company "Southern Light" --known --no-follow-up\n' + SOUND
        + 'set "client ltd" finance="in receivership" --told-by karen --on 2026-10-01\n' + asks(ON_COPY),
        "hold", ["－ their finances: in receivership (in confidence)", "in receivership (protected)"],
    ),
    "the Indian who asks for sixty days, unknown": (
        client("IN", 40500) + asks("O/A 60 days after B/L"),
        "ask",
        ["their finances judged: dossier set o1 finance_grade", "how they pay", "USD 40,500, 100 % of this deal",
         "100 % once they have the goods",
         "the last 60 days after shipment", "may I have your latest annual accounts"],
    ),
    "the Indian who only wants a lower price": (
        client("IN", 40500) + 'round d1 price --ours "USD 1.35" --theirs "USD 1.10" --outcome stuck --on 2026-03-16\n',
        "nothing", ["No payment term is asked for: there is nothing to grant. Open is: price."],
    ),
    "the Chilean who pays before the goods leave": (
        client("CL", 9000) + asks("30% deposit, 70% before shipment", ours="100% in advance"),
        "grant", ["Grant it: nothing is open when the goods leave.", "We agree to your payment terms: 30% deposit, 70% before shipment."],
    ),
    "six hundred shops, lot by lot under the insurer": (
        client("MX", 390000) + SOUND + 'set "client ltd" shops=600\n'
        + asks("30% deposit, balance after B/L", ours="full payment before shipment")
        + f'policy payment "{INSURED}"\n',
        "within",
        ["at most USD 150,000 open at once; 2 lots of at most USD 214,285 each; with credit insurance", "USD 273,000",
         "in 2 lots of at most USD 214,285 each, as far as our credit insurer covers it."],
    ),
    "six hundred shops, covered by the insurer in full": (
        client("MX", 200000) + SOUND + 'set "client ltd" insured_up_to="USD 150000"\n' + asks("30% deposit, balance after B/L")
        + f'policy payment "{INSURED}"\n',
        "grant", ["Grant it: our own policy allows it.", "USD 140,000, 70 % of this deal"],
    ),
    "a sound client with three orders on time": (
        client("US", 50000) + "".join(earlier(n, 20000, "2026-01-10", "2026-02-20", "2026-02-19") for n in (1, 2, 3)) + SOUND
        + asks(ON_COPY),
        "grant",
        ["balances that came on time: 3 of 3", "Grant it: they paid on time, and for more than this would leave open.", "USD 35,000"],
    ),
    "a weak client with one order on time": (
        client("US", 50000) + earlier(1, 20000, "2026-01-10", "2026-02-20", "2026-02-19") + asks(ON_COPY)
        + 'set "client ltd" finance_grade=weak --source document\n',
        "within",
        ["at most USD 20,000 open at once; 2 lots of at most USD 28,571 each", "credit insurance or a confirmed L/C",
         "or by confirmed L/C."],
    ),
    "a limit that other orders have taken already": (
        client("US", 50000) + earlier(1, 90000, "2026-10-10", "2027-02-20", None) + SOUND + asks(ON_COPY)
        + f'policy payment "{ON_COPY}" --sum "USD 60,000"\n',
        "hold", ["USD 90,000 of other orders is open already, the limit is USD 60,000", "together        USD 125,000"],
    ),
    "a policy in another money": (
        "rate EUR 7.8 --on 2026-11-20\nrate USD 7.1 --on 2026-11-20\n" + client("US", 50000) + SOUND + asks(ON_COPY)
        + f'policy payment "{ON_COPY}" --sum "EUR 20,000"\n',
        "within", ["USD 21,971.83 open at once", "USD 35,000 (CNY 248,500)", "7.1 on 20 Nov"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_recommendation_and_its_numbers(run, name):
    script, code, words = SITUATIONS[name]
    tell(run, script)
    page = run("case", "d1").stdout
    for each in words:
        assert each in page
    told = json.loads(run("case", "d1", "--json").stdout)
    assert (told["advice"], told["recommendation"]["code"]) == (code, code)
    assert told["recommended"] in page
    assert told["to_client"]["en"] in page
    chinese = run("--lang", "zh", "case", "d1").stdout
    assert told["to_client"]["zh"] in chinese
    assert bool(told["to_client"]["zh"]) == ("lost" not in name)


def test_six_hundred_shops_from_the_inquiry_to_the_boss_who_says_yes(run):
    tell(run, """
        add contact "Lucía Hernández" --company "Casa Viva" --country MX --known --no-follow-up
        policy payment "full payment before shipment" --on 2026-01-05 --allowed-by "the boss"
        deal lucía Lamps --value 390000 --currency USD --opened-on 2026-05-01
        round d1 payment --ours "full payment before shipment" --theirs "balance after B/L" --outcome stuck --on 2026-05-20
    """)  # fmt: skip
    first = run("case", "d1").stdout
    assert "Do not grant it: hold our terms." in first
    assert "no: something open when the goods leave, allowed nothing" in first
    tell(run, """
        set "casa viva" shops=600 purchase_band=over_1m founded=1984 --source website
        set "casa viva" finance="listed parent, no late payments" finance_grade=good --source document
        round d1 payment --theirs "30% deposit, balance after B/L" --outcome stuck --on 2026-06-02
    """)  # fmt: skip
    assert "no: 70 % open when the goods leave, allowed 0 %" in run("case", "d1").stdout
    assert "waited" not in run("policy", "payment", "30% deposit, balance before shipment", "--on", "2026-09-01").stdout
    freed = run("policy", "payment", INSURED, "--on", "2026-10-19").stdout
    assert "1 open deal waited for this:" in freed
    assert "on condition: credit insurance; at most USD 150,000 open at once: it would be USD 273,000" in freed
    assert "stuck on payment: our policy allows it now" in run("remind", "--plain").stdout
    second = run("case", "d1").stdout
    assert "at most USD 150,000 open at once; 2 lots of at most USD 214,285 each; with credit insurance" in second
    assert "＋ their finances are judged sound: listed parent, no late payments" in second
    tell(run, 'set "casa viva" insured_up_to="USD 150000" --source document')
    third = json.loads(run("case", "d1", "--json").stdout)
    assert third["recommendation"] == {
        "code": "within", "limit": "150000", "lot": "214285", "lots": 2, "needs": third["recommendation"]["needs"],
    }  # fmt: skip
    tell(run, """
        round d1 payment --ours "30% deposit, balance after B/L, two lots" --outcome agreed
        order d1 --value 195000 --payment "30% deposit, balance against copy of B/L" --destination MX --more
    """)  # fmt: skip
    done = run("case", "d1").stdout
    assert "No term is being asked for here: there is nothing to grant." in done
    assert "unpaid today  USD 195,000" in done
