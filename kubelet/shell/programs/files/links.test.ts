import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

const tree = "mkdir -p /srv/v1/bin; echo x > /srv/v1/bin/run; ln -s v1 /srv/now; cd /srv";

test.each([
  ["readlink says what a link says", "readlink now", "v1\n", 0],
  ["and nothing of what is none", "readlink v1 none", "", 1],
  ["readlink -f follows links on the way", "readlink -f now/bin/run", "/srv/v1/bin/run\n", 0],
  ["also where the last part is not there yet", "readlink -f now/new", "/srv/v1/new\n", 0],
  ["but no other part", "readlink -f now/no/new", "", 1],
  ["realpath takes several", "realpath . now/../v1 now/bin", "/srv\n/srv/v1\n/srv/v1/bin\n", 0],
  ["the folder of a script", "echo $(dirname $(readlink -f now/bin/run))", "/srv/v1/bin\n", 0],
])("%s", (_, script, output, exitCode) => {
  expect(runTest(sh(`${tree}; ${script}`))).toMatchObject({ output, errors: "", exitCode });
});

test("realpath says what leads nowhere", () => {
  const { errors, exitCode } = runTest(sh("realpath /none/x"));
  expect([errors, exitCode]).toEqual(["realpath: /none/x: No such file or directory\n", 1]);
});
