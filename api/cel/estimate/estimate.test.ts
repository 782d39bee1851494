import { expect, test } from "vitest";
import { compileCel } from "../index.ts";

/**
 * The costs are what k8s.io/apiserver/pkg/cel/library/cost_test.go 1.36 and cel-go's
 * checker/cost_test.go expect.
 */
test.each([
  ["[1, 2, 3, 4, 5].sum()", 15],
  ["'abcdefghijklmnopqrs'.contains('abc')", 2],
  ["url('https:://kubernetes.io/').getScheme()", 4],
  ["url('https:://kubernetes.io/') == url('https:://kubernetes.io/')", 9],
  ["url('https:://kubernetes.io/') == url('http://x.b')", 5],
  ["ip('192.168.0.1')", 2],
  ["ip('192.168.0.1').family()", 3],
  ["ip('192.168.0.1') == ip('192.168.0.1')", 5],
  ["ip.isCanonical('192.168.0.1')", 3],
  ["isIP('192.168.0.1')", 2],
  ["cidr('192.168.0.0/16')", 2],
  ["cidr('192.168.0.0/16').ip()", 3],
  ["cidr('192.168.0.0/16') == cidr('192.168.0.0/16')", 5],
  ["cidr('192.168.0.0/16').containsCIDR(cidr('192.0.0.0/30'))", 11],
  ["cidr('192.168.0.0/16').containsCIDR('192.0.0.0/30')", 11],
  ["cidr('192.168.0.0/16').containsIP(ip('192.0.0.1'))", 7],
  ["cidr('192.168.0.0/16').containsIP('192.169.0.1')", 8],
  ["quantity('12Mi')", 1],
  ["quantity('12Mi') == quantity('13Mi')", 3],
  ["quantity('12Mi').isLessThan(quantity('13Mi'))", 3],
  ["quantity('50k').add(quantity('20')) == quantity('50020')", 5],
  ["quantity('50k').add(quantity('20')).sub(quantity('100k')) == quantity('-50')", 7],
  ["format.named('dns1123subdomain')", 1],
  ["format.named('dns1123subdomain').value().validate('my-name')", 34],
  ["format.named('dns1123label').value() == format.named('dns1123label').value()", 11],
  ["sets.contains([], [])", 21],
  ["sets.contains([1], [1])", 22],
  ["sets.contains([1, 2, 3, 4], [2, 3])", 29],
  ["sets.equivalent([1], [1])", 23],
  ["semver('1.0.0')", 1],
  ["semver('1.2.3-alpha.1.2.3.4.5.6.7.8.9.0')", 4],
  ["[1, 2].all(i, v, v > 0)", 21],
  ["[1, 2].exists(i, v, v > 0)", 23],
  ["[1, 2].existsOne(i, v, v > 0)", 20],
  ["{'a': 1, 'b': 2}.all(k, v, v > 0)", 41],
  ["{'a': 1, 'b': 2}.exists(k, v, v > 0)", 43],
  ["{'a': 1, 'b': 2}.existsOne(k, v, v > 0)", 40],
  ["{'a': 1, 'b': 2}.transformMap(k, v, v + 1)", 71],
  ["{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v + 1)", 75],
  ["{'a': 1, 'b': 2}.transformMapEntry(k, v, {v: k})", 129],
  ["{'a': 1, 'b': 2}.transformMapEntry(k, v, v > 1, {v: k})", 133],
  ["[1, 2, 3].transformList(i, v, i + v)", 66],
  ["[1, 2, 3].transformList(i, v, i % 2 == 0, i + v)", 75],
  ["{'a': 1, 'b': 2}.transformList(k, v, k)", 67],
  ["[1, 2].all(i, v, [1, 2].all(j, w, i + j < v + w))", 79],
  ["cel.bind(l, [1, 2, 3], l.all(i, v, i < v))", 40],
])("%s costs %i at most", (expression, cost) => {
  const { program, error } = compileCel(expression, { sizeAt: () => undefined });

  expect(error).toBeUndefined();
  expect(program?.estimatedCost).toBe(cost);
});

test("nothing is estimated where no sizes are known", () => {
  expect(compileCel("1 + 1", {}).program?.estimatedCost).toBeUndefined();
});
