"""Another name finds its person as long as it is in the book, and not a moment longer."""


def test_another_name_that_is_taken_back_finds_nobody_and_done_again_finds_her_again(run):
    run("add", "contact", "Juergen Mueller", "--country", "DE", "--known", "--no-input")
    run("set", "c1", "also_called=Jogi")
    assert run("show", "jogi", "--no-input").stdout.startswith("Juergen Mueller")
    assert run("undo").exit_code == 0
    gone = run("show", "jogi", "--no-input")
    assert gone.exit_code == 3
    assert "Juergen Mueller · " not in gone.stdout
    assert run("redo").exit_code == 0
    assert run("show", "jogi", "--no-input").stdout.startswith("Juergen Mueller")


def test_of_two_other_names_only_the_one_taken_back_is_forgotten(run):
    run("add", "contact", "Juergen Mueller", "--country", "DE", "--known", "--no-input")
    run("set", "c1", "also_called=Jogi")
    run("set", "c1", "also_called=Jogi, Schrauber")
    assert run("show", "schrauber", "--no-input").exit_code == 0
    run("undo")
    assert run("show", "schrauber", "--no-input").exit_code == 3
    assert run("show", "jogi", "--no-input").stdout.startswith("Juergen Mueller")
