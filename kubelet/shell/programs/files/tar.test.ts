import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";
import { archiveOf, type Member, membersOf } from "./tar-format.ts";

const files = { "/data/a.txt": "a\n", "/data/sub/b.txt": "b\nbb\n" };
const long = `/long/${"d".repeat(60)}/${"n".repeat(60)}`;

test.each([
  ["lists", "cd /data && tar cf - . | tar tf -", "./\n./a.txt\n./sub/\n./sub/b.txt\n"],
  [
    "copies a tree",
    "mkdir /to; tar cf - -C /data . | tar xmf - -C /to; cat /to/sub/b.txt",
    "b\nbb\n",
  ],
  [
    "copies as kubectl does",
    "tar cf - /data/a.txt 2>/dev/null | tar -xmf - -C /tmp; cat /tmp/data/a.txt",
    "a\n",
  ],
  ["picks a member", "tar -cf /t -C /data a.txt sub; tar -xOf /t sub/b.txt", "b\nbb\n"],
  ["tells what it packs", "tar cvf /t -C /data sub", "sub/\nsub/b.txt\n"],
  [
    "tells all of it",
    "chmod 600 /data/a.txt; ln -s a.txt /data/l; tar cf - -C /data a.txt l sub/ | tar tvf -",
    [
      "-rw------- root/root         2 2026-03-01 12:00:00 a.txt\n",
      "lrwxrwxrwx root/root         0 2026-03-01 12:00:00 l -> a.txt\n",
      "drwxr-xr-x root/root         0 2026-03-01 12:00:00 sub/\n",
      "-rw-r--r-- root/root         5 2026-03-01 12:00:00 sub/b.txt\n",
    ].join(""),
  ],
  [
    "keeps links and modes",
    "cd /data; ln -s a.txt l; chmod 755 a.txt; tar cf /t .; mkdir /o; tar xf /t -C /o; ls -l /o | grep -o '^[-ldrwx]*'; cat /o/l",
    "-rwxr-xr-x\nlrwxrwxrwx\ndrwxr-xr-x\na\n",
  ],
  [
    "keeps long names",
    `mkdir -p ${long.slice(0, -61)}; echo x >${long}; tar cf - -C / ${long.slice(1)} | tar xf - -C /tmp; cat /tmp${long}`,
    "x\n",
  ],
  ["goes on after a number of bytes", "tar cf - -C /data . | tail -c+1 | tar tf - | wc -l", "4\n"],
])("tar %s", (_, script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  [
    "has nothing to pack",
    "tar cf - /nope >/dev/null",
    "tar: removing leading '/' from member names\ntar: /nope: No such file or directory\ntar: error exit delayed from previous errors\n",
  ],
  [
    "has no place to unpack",
    ": | tar xf - -C /nope",
    "tar: can't change directory to '/nope': No such file or directory\n",
  ],
  ["reads what is no archive", `printf '%600s' x | tar tf -`, "tar: invalid tar magic\n"],
  ["is told nothing", "tar -f /t", "tar: must specify one of -c, -x or -t\n"],
  ["does not know a flag", "tar -Q", "tar: invalid option -- 'Q'\n"],
])("tar fails where it %s", (_, script, errors) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode: 1 });
});

const member: Member = {
  name: "x",
  kind: "file",
  mode: 0o640,
  changedSeconds: 1_700_000_000,
  content: "abc",
  target: "",
};

test("an archive keeps its members, and is filled up to whole records", () => {
  const members: readonly Member[] = [
    member,
    { ...member, name: "p".repeat(150), content: "" },
    { ...member, name: "l", kind: "link", target: "t".repeat(120), content: "" },
    { ...member, name: "d/", kind: "directory", content: "" },
  ];
  const archive = archiveOf(members);
  expect([membersOf(archive), archive.length % 10_240]).toEqual([members, 0]);
});

test("a pax header names the member after it", () => {
  const header = archiveOf([
    { ...member, name: "pax", content: "18 path=long/name\n17 linkpath=else\n" },
  ]);
  const sum = (bytes: string) => [...bytes].reduce((total, each) => total + each.charCodeAt(0), 0);
  // The letter of an extended header, and the sum that goes with it.
  const typed = `${header.slice(0, 156)}x${header.slice(157, 1024)}`;
  const blank = `${typed.slice(0, 148)}        ${typed.slice(156, 512)}`;
  const digits = sum(blank).toString(8).padStart(6, "0");
  const fixed = `${typed.slice(0, 148)}${digits}\0 ${typed.slice(156)}`;
  expect(membersOf(fixed + archiveOf([member])).map(({ name }) => name)).toEqual(["long/name"]);
});
