"""A list of people is imported as people, neither as our offers nor as one letter; sheets of products and letters still are."""

import io

import pytest
import xlsxwriter

LISTS = {
    "customers": (
        "Name;Company;Email;Phone;Country\n"
        "Vera Holm;Holm AS;vera@holm.example;+47 22 00 00 00;Norway\n"
        "Ida Berg;Berg AS;ida@berg.example;;Norway\n"
    ),
    "requirement": (
        "name,email,phone,company,country,requirement\n"
        "Alba Rios,alba@rios.example,+34 91 555 01 01,Rios SL,Spain,300 lanterns\n"
        "Carl Voss,carl@voss.example,+49 30 5550 102,Voss GmbH,Germany,500 lamps\n"
    ),
    "中文": (
        "公司名称,联系人,职位,邮箱,电话,国家,备注\n"
        "Bright Home B.V.,Jan de Vries,Owner,jan@brighthome.example,0031 20 555 0101,荷兰,\n"
        "Al Noor Est.,Mohammed,采购经理,m@alnoor.example,,沙特,\n"
    ),
    "姓名": "名称,姓名,微信\n光明,李明,liming66\n星星,王芳,wf88\n",
    "linkedin": (
        "Notes:\n"
        '"Some addresses are missing."\n'
        "\n"
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "María José,García,https://x.example,,Levante S.L.,Compras,03 Nov 2026\n"
    ),
    "no heading": "Vera Holm;Holm AS;vera@holm.example\nIda Berg;Berg AS;ida@berg.example\nOla Vik;Vik AS;ola@vik.example\n",
    "strange heading": "Name;Haus;Netzpost\nVera Holm;Holm AS;vera@holm.example\nIda Berg;Berg AS;ida@berg.example\n",
}
PRODUCTS = {
    "plain": "code,name,price\nA,lamp,3\nB,torch,4\n",
    "letterhead": "Company:,Bright Charge,,\nEmail:,lily@bright.example,Phone:,123\nItem,Name,Price,MOQ\nA,lamp,3,100\n",
    "with a client": "name,price,customer\nlamp,3,Nordlicht\ntorch,4,Koala\n",
    "two columns": "name,category\nlamp,lights\n",
}


def as_workbook(text):
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    sheet = book.add_worksheet()
    for at, row in enumerate(text.splitlines()):
        sheet.write_row(at, 0, [cell.strip('"') for cell in row.replace(";", ",").split(",")])
    book.close()
    return held.getvalue()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", ["utf-8", "gb18030", "utf-16", "xlsx"])
def test_a_list_of_people_is_imported_as_people_and_never_as_one_letter(run, tmp_path, name, form):
    file = tmp_path / ("list.xlsx" if form == "xlsx" else "list.csv")
    file.write_bytes(as_workbook(LISTS[name]) if form == "xlsx" else LISTS[name].encode(form))
    done = run("add", "contact", "--from", str(file), "--no-input")
    assert done.exit_code == 2
    assert done.stderr.startswith("This is a list of people or firms (")
    assert not (tmp_path / "book.db").exists()
    assert run("import", str(file)).exit_code == 0
    assert any(
        who in run("list", "contacts").stdout for who in ("Vera Holm", "Alba Rios", "Jan de Vries", "李明", "García")
    )
    assert "Nothing" in run("list", "offers").stdout + run("list", "offers").stderr


def test_a_list_that_is_piped_is_refused_too(run, tmp_path):
    assert run("add", "contact", "--from", "-", "--no-input", stdin=LISTS["customers"]).exit_code == 2
    assert not (tmp_path / "book.db").exists()


def test_the_way_out_works(run):
    assert run("add", "contact", "Vera Holm, Buyer, Holm AS, vera@holm.example", "--no-input").exit_code == 0
    assert "Holm AS" in run("show", "vera").stdout


@pytest.mark.parametrize("name", PRODUCTS)
def test_a_list_of_products_is_imported(run, tmp_path, name):
    (tmp_path / "ours.csv").write_text(PRODUCTS[name], encoding="utf-8")
    done = run("import", str(tmp_path / "ours.csv"))
    assert done.exit_code == 0, done.stderr
    assert "lamp" in run("list", "offers").stdout


def test_columns_that_the_user_names_herself_are_believed(run, tmp_path):
    (tmp_path / "ours.csv").write_text("Company,Contact\nlamp,x\n", encoding="utf-8")
    assert run("import", str(tmp_path / "ours.csv"), "--map", "Company=name").exit_code == 0


@pytest.mark.parametrize(
    "letter",
    [
        (
            "Dear Lily,\n"
            "please quote 500 lamps, 300 torches, FOB.\n"
            "Best regards,\n"
            "Anna Schmidt, Buyer, Nordlicht GmbH\n"
            "anna@nordlicht.example, +49 40 123456, www.nordlicht.example\n"
        ),
        "Name: Anna Schmidt\nCompany: Nordlicht GmbH\nEmail: anna@nordlicht.example\nPhone: +49 40 31762284\n",
        "Name\tAnna Schmidt\nCompany\tNordlicht GmbH\nEmail\tanna@nordlicht.example\n",
    ],
)
def test_a_letter_is_still_read(run, letter):
    done = run("add", "contact", "--from", "-", "--no-input", stdin=letter)
    assert done.exit_code == 0, done.stderr
    assert "anna@nordlicht.example" in run("show", "anna").stdout
