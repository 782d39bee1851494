import { expect, test } from "vitest";
import { runTest, sh } from "../../test-shell.ts";

/** Expectations are what GNU bc 1.07 prints. */
test.each([
  ["adds decimals", "3.5+1.2", "4.7\n"],
  ["divides without decimals, unless it is told", "10/3; scale=2; 10/3; -3/2", "3\n3.33\n-1.50\n"],
  ["keeps the decimals of what it multiplies", "1.25*1.25; scale=3; 1.5*1.25", "1.56\n1.875\n"],
  [
    "raises and takes roots",
    "2^100; 2^-1; scale=4; 2^-1; sqrt(2)",
    `${2n ** 100n}\n0\n.5000\n1.4142\n`,
  ],
  ["compares", "5>3; 1.2<1.10; 2==2.0; !0", "1\n0\n1\n1\n"],
  ["takes rests", "10%3; scale=2; 5.5%2", "1\n0\n"],
  ["remembers", "a=5; a+=2; a*2; (a=3)+1", "14\n4\n"],
  ["prints texts", '"cpu: "; print "ok\\n"; 1', "cpu: ok\n1\n"],
])("bc %s", (_, script, output) => {
  expect(runTest(sh(`echo '${script}' | bc`)).output).toBe(output);
});

test("with its library bc has twenty decimals, and it goes on after what is wrong", () => {
  expect(runTest(sh("echo '1/3' | bc -l")).output).toBe(".33333333333333333333\n");
  const { output, exitCode } = runTest(sh("printf '1/0\\n1+1\\n' | bc"));
  expect([output, exitCode]).toEqual(["2\n", 0]);
});
