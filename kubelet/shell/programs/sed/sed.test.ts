import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/f": "one\ntwo\nthree\nfour\nfive\n",
  "/c": "# note\nport = 80\n\nhost = a/b\n",
  "/e": "no end",
};

test.each([
  ["sed s/o/0/ /f | head -2", "0ne\ntw0\n"],
  ["echo foo | sed 's/o/0/g'", "f00\n"],
  ["echo foo | sed 's/o/0/2'", "fo0\n"],
  ["echo oooo | sed 's/o/0/2g'", "o000\n"],
  ["echo Foo | sed 's/f/x/I'", "xoo\n"],
  ["echo abc | sed 's/\\(a\\)\\(b\\)/\\2\\1[&]/'", "ba[ab]c\n"],
  ["echo abc | sed -E 's/(a)(b)/\\2\\1/'", "bac\n"],
  ["echo a/b | sed 's|/|:|'", "a:b\n"],
  ["echo a/b | sed 's/[/]/:/'", "a:b\n"],
  ["echo 'a|b' | sed 's|a\\|b|x|'", "x\n"],
  ["echo hello world | sed -E 's/\\b(.)/\\u\\1/g; s/world/\\U&/I'", "Hello WORLD\n"],
  ["echo abc | sed 's/x*/-/g'", "-a-b-c-\n"],
  ["echo baaac | sed 's/a*/x/g'", "xbxcx\n"],
  ["echo a.b.c | sed 's/\\./\\n/g'", "a\nb\nc\n"],
  ["sed -n 2p /f", "two\n"],
  ["sed -n '$p' /f", "five\n"],
  ["sed -n '2,3p' /f", "two\nthree\n"],
  ["sed -n '/two/,/four/p' /f", "two\nthree\nfour\n"],
  ["sed -n '/two/,+1p;$=' /f", "two\nthree\n5\n"],
  ["sed -n '4,2p' /f", "four\n"],
  ["sed -n '0,/one/p' /f", "one\n"],
  ["sed -n '1~2p' /f", "one\nthree\nfive\n"],
  ["sed '2,4d' /f", "one\nfive\n"],
  ["sed '2!d' /f", "two\n"],
  ["sed '/^#/d;/^$/d' /c", "port = 80\nhost = a/b\n"],
  ["sed -e 3q -e s/t/T/ /f", "one\nTwo\nthree\n"],
  ["sed '2q;d' /f", "two\n"],
  ["sed 2Q /f", "one\n"],
  ["sed '1a\\\nadded' /f | head -n2", "one\nadded\n"],
  ["sed '1a added' /f | sed -n 2p", "added\n"],
  ["sed '1i\\  top' /f | head -n1", "  top\n"],
  ["sed '2,4c\\changed' /f", "one\nchanged\nfive\n"],
  ["echo abc | sed y/abc/xyz/", "xyz\n"],
  ["sed -n 'n;p' /f", "two\nfour\n"],
  ["sed 'N;s/\\n/+/' /f", "one+two\nthree+four\nfive\n"],
  ["sed ':a;N;$!ba;s/\\n/,/g' /f", "one,two,three,four,five\n"],
  ["sed -n '1!G;h;$p' /f", "five\nfour\nthree\ntwo\none\n"],
  ["sed '/t/{s/t/T/;s/o/0/}' /f", "one\nTw0\nThree\nfour\nfive\n"],
  ["sed '$!N;P;D' /f | wc -l", "5\n"],
  ["sed -n '/two/{=;p}' /f", "2\ntwo\n"],
  ["sed '/three/s//3/' /f | sed -n 3p", "3\n"],
  ["sed s/no/an/ /e", "an end"],
  ["sed p /e", "no end\nno end"],
  ["sed -i 's/80/8080/' /c; grep port /c", "port = 8080\n"],
  ["sed -i.bak -e 's/80/81/' /c; grep -h port /c /c.bak", "port = 81\nport = 80\n"],
  ["sed --in-place -E 's/^(host) = .*/\\1 = \"x\"/' /c; tail -n1 /c", 'host = "x"\n'],
  ["sed -n 's/port = //p' /c", "80\n"],
  ["echo s/one/1/ >/s; sed -f /s /f | head -n1", "1\n"],
  ["sed '1r /e' /f | head -n2", "one\nno endtwo\n"],
  ["sed -n '/t/w /o' /f; cat /o", "two\nthree\n"],
  ["echo aXbX | sed ':x;s/X//;tx'", "ab\n"],
  ["sed 'y/o/0/;# a note' /f | head -1", "0ne\n"],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["sed", "sed: no script specified\n", 1],
  ["sed 's/a/b' /f", "sed: unterminated `s' command\n", 1],
  ["sed 's/\\(/b/' /f", "sed: bad regex '\\('\n", 1],
  ["sed k /f", "sed: unsupported command k\n", 1],
  ["sed '2{p' /f", "sed: unmatched '{'\n", 1],
  ["sed 'p}' /f", "sed: unexpected '}'\n", 1],
  ["sed 'bx' /f", "sed: can't find label for jump to 'x'\n", 1],
  ["sed y/ab/c/ /f", "sed: strings for `y' command are different lengths\n", 1],
  ["sed p /nope", "sed: /nope: No such file or directory\n", 1],
  ["sed -i p /nope", "sed: /nope: No such file or directory\n", 1],
  ["sed 'p x' /f", "sed: extra characters after command\n", 1],
  ["sed -Y p", "sed: invalid option -- 'Y'\n", 1],
  ["sed q5 /f", "", 5],
])("%s fails", (script, errors, exitCode) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode });
});

test("a loop without an end spins instead of hanging", () => {
  const { kernel } = runTest(sh("echo x | sed ':a;ba'"), { untilMs: 1_000 });
  expect(kernel.spinsSinceMs).toBe(0);
});
