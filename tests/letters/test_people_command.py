"""``caseclock person``, ``party``, ``address``, ``worklist``, ``caseload`` on the servers of the tests."""

import json

from tests.letters.test_command import command

__all__ = ["command"]


async def test_what_is_set_at_the_terminal_is_kept_logged_and_lets_letters_go(letters, command, tmp_path):
    ref = await letters.notice(letters.nowhere)
    await letters.stands(ref, "needs_address")
    file = tmp_path / "party.json"
    file.write_text(json.dumps({"name": "A Reader (invented)", "email": "reader@partner.example"}))
    done = await command("party", "set", letters.ref.stream, f"commissioner:{letters.nowhere}", "--file", str(file))
    assert (done.exit_code, done.output.strip()) == (0, "version 1"), done.output
    await letters.stands(ref, "delivered")
    seen = json.loads((await command("party", "list", letters.ref.stream, "-o", "json")).output)
    assert seen[f"commissioner:{letters.nowhere}"]["facts"]["email"] == "reader@partner.example"
    assert "parties" in {each.what for each in await letters.store.access.of(letters.ref.stream)}
    wrong = await command("party", "set", letters.ref.stream, "A Name", "--file", str(file))
    assert wrong.exit_code != 0


async def test_a_person_set_at_the_terminal_is_the_registers_newest_version(letters, command, tmp_path):
    await letters.notice()
    file = tmp_path / "person.json"
    file.write_text(json.dumps({"born": "1950-02-03", "name": "Ms Invented Example"}))
    assert (await command("person", "set", str(letters.person), "--file", str(file))).exit_code == 0
    seen = json.loads((await command("person", "show", str(letters.person), "-o", "json")).output)
    assert seen["facts"] == {"born": "1950-02-03", "name": "Ms Invented Example"}


async def test_lists_show_what_is_owed_and_what_nobody_has_in_hand(letters, command):
    await letters.notice()
    for words in (("worklist", "--unowned"), ("caseload", "--unowned")):
        listed = json.loads((await command(*words, "-o", "json", "--limit", "1000")).stdout)
        assert letters.ref.stream in {each["stream"] for each in listed}
        ours = json.loads((await command(words[0], "--worker", "dana", "-o", "json", "--limit", "1000")).stdout)
        assert letters.ref.stream not in {each["stream"] for each in ours}
    assert (await command("worklist")).exit_code == 0
    assert "nobody" in (await command("caseload", "--unowned")).output
