import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/p": "root:x:0:/root\nuser:x:1000:/home\n",
  "/t": "web 10 1.5\ndb 9 2\nweb 5 0.25\n",
  "/l": "a\nSTART\nb\nEND\nc\n",
  "/q": "x y\nz\n\n\nu v\n",
};

test.each([
  ["awk '{print $1}' /t", "web\ndb\nweb\n"],
  ["awk '{ print NR \": \" $0, NF }' /t | head -1", "1: web 10 1.5 3\n"],
  ["awk -F: '$3 >= 1000 {print $1, $NF}' /p", "user /home\n"],
  ["awk -F ':' -v OFS=- '{$1=$1; print}' /p", "root-x-0-/root\nuser-x-1000-/home\n"],
  ["awk '/web/' /t", "web 10 1.5\nweb 5 0.25\n"],
  ["awk '!/web/ { print $2 }' /t", "9\n"],
  ["awk '$1 ~ /^d/ {print $2 * 2 + 1}' /t", "19\n"],
  ["awk '$1 == \"web\" && $2 > 5' /t", "web 10 1.5\n"],
  ["awk '/START/,/END/' /l", "START\nb\nEND\n"],
  ["awk 'NR==2,NR==3{print NR}' /l", "2\n3\n"],
  ["awk '{s += $2} END {print s, s/NR}' /t", "24 8\n"],
  ["awk '{n[$1] += $2} END {for (k in n) print k, n[k]}' /t | sort", "db 9\nweb 15\n"],
  ["awk '!seen[$1]++' /t", "web 10 1.5\ndb 9 2\n"],
  [
    'awk \'BEGIN { printf "%5.2f|%-5s|%05d|%x|%c|%%\\n", 3.14159, "ab", 42, 255, "z" }\'',
    " 3.14|ab   |00042|ff|z|%\n",
  ],
  [
    "awk 'BEGIN { x = 1; while (x < 100) x *= 2; print x; do x--; while (x > 126); print x }'",
    "128\n126\n",
  ],
  [
    "awk 'BEGIN { for (i = 0; i < 5; i++) { if (i == 1) continue; if (i == 3) break; print i } }'",
    "0\n2\n",
  ],
  [
    'awk \'BEGIN { print length("abc"), substr("hello", 2, 3), index("hello", "l") }\'',
    "3 ell 3\n",
  ],
  [
    'awk \'BEGIN { n = split("a,b,c", p, ","); print n, p[1] p[3]; print toupper("ab") tolower("CD") }\'',
    "3 ac\nABcd\n",
  ],
  ['awk \'{ gsub(/o/, "[&]"); sub(/e/, "E") } 1\' /p | head -1', "r[o][o]t:x:0:/r[o][o]t\n"],
  ['awk \'BEGIN { s = "aaa"; print gsub(/a/, "b", s), s }\'', "3 bbb\n"],
  ["awk 'BEGIN { if (match(\"foobar\", /o+/)) print RSTART, RLENGTH }'", "2 2\n"],
  [
    "awk 'BEGIN { print 1/3, 2^10, 7%3, 1e6, 100000 * 100000, 0.1 + 0.2, -3 }'",
    "0.333333 1024 1 1000000 10000000000 0.3 -3\n",
  ],
  ['awk \'BEGIN { print (1 < 2) ? "y" : "n"; print 10 < 9, "10" < "9" }\'', "y\n0 1\n"],
  ["echo '10 9' | awk '{ print ($1 > $2), ($1\"\" > $2\"\") }'", "1 0\n"],
  ["awk 'function f(n) { return n <= 1 ? 1 : n * f(n - 1) } BEGIN { print f(5) }'", "120\n"],
  [
    "awk 'function fill(a, i) { for (i = 0; i < 3; i++) a[i] = i * i } BEGIN { fill(x); print x[2], length(x), i + 0 }'",
    "4 3 0\n",
  ],
  [
    "awk 'BEGIN { a[1,2] = 3; if ((1,2) in a) print \"in\"; delete a[1,2]; print ((1,2) in a) }'",
    "in\n0\n",
  ],
  ["awk '{ $2 = \"x\" } END { print NR }1' /t", "web x 1.5\ndb x 2\nweb x 0.25\n3\n"],
  ["echo a b c | awk '{ NF = 2; print; $5 = \"e\"; print; print NF }'", "a b\na b   e\n5\n"],
  ["awk '{ print > \"/o\" $1 }' /t; cat /odb /oweb", "db 9 2\nweb 10 1.5\nweb 5 0.25\n"],
  ["awk '{ print $2 | \"sort -n\" }' /t", "5\n9\n10\n"],
  ["awk 'BEGIN { while ((getline line < \"/l\") > 0) n++; print n }'", "5\n"],
  [
    'awk \'BEGIN { "echo hi there" | getline x; print x; "date +%T" | getline; print $1 }\'',
    "hi there\n12:00:00\n",
  ],
  ["awk 'NR==1 { getline; print }' /l", "START\n"],
  ["awk 'BEGIN { r = system(\"exit 3\"); print r }'", "3\n"],
  ['awk \'BEGIN{RS=""}{print NR": "$1"-"$NF}\' /q', "1: x-z\n2: u-v\n"],
  ["printf 'a;b;c' | awk -v 'RS=;' '{print NR, $0}'", "1 a\n2 b\n3 c\n"],
  ["echo 'a1b22c' | awk -F'[0-9]+' '{print $1 $2 $3, NF}'", "abc 3\n"],
  ["printf 'a\\tb c\\n' | awk -F'\\t' '{print $2}'", "b c\n"],
  ["echo '  a  b ' | awk '{print NF \":\" $2}'", "2:b\n"],
  ["awk 'FNR==1{print FILENAME}' /l /t", "/l\n/t\n"],
  ["awk '{print x $1}' x=1 /p x=2 /p | cut -c1 | tr -d '\\n'", "1122"],
  ["NAME=v awk 'BEGIN{print ENVIRON[\"NAME\"], ARGC}'", "v 1\n"],
  ["awk 'END{print $0, NR}' /l", "c 5\n"],
  [
    'awk \'{ if ($2 > 9) print "big"; else if ($2 > 6) print "mid"; else print "low" }\' /t',
    "big\nmid\nlow\n",
  ],
  [
    'awk \'\n# note\nBEGIN {\n  x = 1\n  if (x)\n    print "one"\n  else\n    print "no"\n}\n\' ',
    "one\n",
  ],
  ["awk 'BEGIN { print length() }; { print length }' /l | head -2", "0\n1\n"],
  [
    'awk \'BEGIN { print substr("hello", 0, 2) "|" substr("hello", -1) "|" substr("hi", 5) }\'',
    "h|hello|\n",
  ],
  ["awk '{print $NF-1, $(NF-1)}' /t | head -1", "0.5 10\n"],
  [
    'awk \'BEGIN { x["a"]; print ("a" in x), ("b" in x); print -2^2, !0 + 1, 2 " " 3 }\'',
    "1 0\n-4 2 2 3\n",
  ],
  ["awk 'BEGIN { print 6 / 2 / 3; x = 8; x /= 2; print x }'", "1\n4\n"],
  ['awk \'BEGIN { print "err" > "/dev/stderr" }\' 2>&1', "err\n"],
  [
    "awk 'BEGIN { print strftime(\"%F\"), systime() > 0 }' && ls /0 && cat /0",
    "/0\n2026-03-01 1772366400\n",
  ],
  [
    "(echo 1; sleep 1; echo 2) | awk '{print; fflush()}' | while read x; do date +%S; done",
    "00\n01\n",
  ],
])("%s", (script, output) => {
  expect(runTest(sh(script), { files })).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each([
  ["awk", "awk: missing program\n", 2],
  ["awk '{print' /t", "awk: syntax error: unexpected 'end'\n", 2],
  ["awk '/(/' /t", "awk: bad regex '('\n", 2],
  ["awk 'BEGIN { print 1 / 0 }'", "awk: division by zero\n", 2],
  ["awk 'BEGIN { f(1) }'", "awk: call to undefined function f\n", 2],
  ["awk 1 /nope", "awk: /nope: No such file or directory\n", 2],
  ["awk 'BEGIN { exit 4 } END { print \"bye\" }' >/tmp/o", "", 4],
  ["awk 'BEGIN { print $-1 }'", "awk: access to field -1\n", 2],
  ["awk -Z 1", "awk: invalid option -- 'Z'\n", 2],
])("%s ends with an error", (script, errors, exitCode) => {
  expect(runTest(sh(script), { files })).toMatchObject({ errors, exitCode });
});

test("a loop without an end spins instead of hanging", () => {
  const { kernel } = runTest(sh("awk 'BEGIN { while (1) x++ }'"), { untilMs: 1_000 });
  expect(kernel.spinsSinceMs).toBe(0);
});
