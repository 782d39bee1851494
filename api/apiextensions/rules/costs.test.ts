import { expect, test } from "vitest";
import { celTypeOf, compileCel, types } from "../../cel/index.ts";
import type { JSONSchemaProps } from "../json-schema-props.ts";

type Properties = Readonly<Record<string, JSONSchemaProps>>;

const text: JSONSchemaProps = { type: "string" };
const integer: JSONSchemaProps = { type: "integer" };
const number: JSONSchemaProps = { type: "number" };
const boolean: JSONSchemaProps = { type: "boolean" };
const format = (name: string): JSONSchemaProps => ({ type: "string", format: name });
const intOrString: JSONSchemaProps = { "x-kubernetes-int-or-string": true };
const listOf = (items: JSONSchemaProps): JSONSchemaProps => ({ type: "array", items });
const setOf = (items: JSONSchemaProps): JSONSchemaProps => ({
  ...listOf(items),
  "x-kubernetes-list-type": "set",
});
const keyedListOf = (key: string, properties: Properties): JSONSchemaProps => ({
  ...listOf(object(properties)),
  "x-kubernetes-list-type": "map",
  "x-kubernetes-list-map-keys": [key],
});
const mapOf = (values: JSONSchemaProps): JSONSchemaProps => ({
  type: "object",
  additionalProperties: values,
});
const object = (properties: Properties): JSONSchemaProps => ({ type: "object", properties });
/** `val1`, `val2` and so on. */
const numberedName = (at: number): string => `val${at + 1}`;
const numbered = (...parts: readonly unknown[]) =>
  Object.fromEntries(parts.map((part, at) => [numberedName(at), part]));
const values = (...parts: readonly JSONSchemaProps[]): JSONSchemaProps =>
  object(Object.fromEntries(parts.map((part, at) => [numberedName(at), part])));

const bothAre = (literal: string): string =>
  `self.val1 == self.val2 && self.val1 == ${literal} && self.val2 == ${literal}`;

interface Case {
  readonly schema: JSONSchemaProps;
  readonly self: unknown;
  /** What each rule costs. */
  readonly costs: Readonly<Record<string, number>>;
}

/**
 * The costs are what k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/
 * celcoststability_test.go expects before cel-go 0.29.
 */
const cases: readonly Case[] = [
  {
    schema: values(integer, integer, { ...integer, format: "int32" }),
    self: numbered(7, 7, 2147483647),
    costs: {
      [bothAre("7")]: 11,
      "type(self.val1) == int": 4,
      "self.val3 + 1 == 2147483647 + 1": 5,
    },
  },
  {
    schema: values(integer, number, number),
    self: numbered(5, 10.5, 10),
    costs: {
      "double(self.val1) < self.val2": 6,
      "self.val1 < int(self.val2)": 6,
      "double(5) < 10.0": 1,
      "5 < int(10.0)": 1,
      "double(self.val1) < 10.0": 4,
    },
  },
  {
    schema: values(text, text),
    self: numbered("Rook takes 👑", "Rook takes 👑"),
    costs: {
      [bothAre("'Rook takes 👑'")]: 14,
      "self.val1.startsWith('Rook')": 4,
      "!self.val1.startsWith('knight')": 5,
      "self.val1.matches('^[^0-9]*$')": 8,
      "!self.val1.matches('^[0-9]*$')": 7,
      "type(self.val1) == string": 4,
      "size(self.val1) == 12": 4,
      "self.val1.charAt(3) == 'k'": 4,
      "self.val1.indexOf('o') == 1": 4,
      "self.val1.indexOf('o', 2) == 2": 4,
      "self.val1.replace(' ', 'x') == 'Rookxtakesx👑'": 7,
      "self.val1.replace(' ', 'x', 1) == 'Rookxtakes 👑'": 7,
      "self.val1.split(' ') == ['Rook', 'takes', '👑']": 6,
      "self.val1.split(' ', 2) == ['Rook', 'takes 👑']": 6,
      "self.val1.substring(5) == 'takes 👑'": 5,
      "self.val1.substring(0, 4) == 'Rook'": 5,
      "self.val1.substring(4, 10).trim() == 'takes'": 6,
      "self.val1.upperAscii() == 'ROOK TAKES 👑'": 6,
      "self.val1.lowerAscii() == 'rook takes 👑'": 6,
    },
  },
  {
    schema: values(format("byte"), format("byte")),
    self: numbered("QUI=", "QUI="),
    costs: {
      "self.val1 == self.val2": 5,
      "self.val1 == b'AB'": 3,
      "type(self.val1) == bytes": 4,
      "size(self.val1) == 2": 4,
    },
  },
  {
    schema: values(boolean, boolean, boolean, boolean),
    self: numbered(true, true, false, false),
    costs: { [bothAre("true")]: 11, "self.val1 != self.val4": 5, "type(self.val1) == bool": 4 },
  },
  {
    schema: values(format("duration"), format("duration")),
    self: numbered("1h2m3s4ms", "1h2m3s4ms"),
    costs: {
      [bothAre("duration('1h2m3s4ms')")]: 11,
      "self.val1 == duration('1h2m') + duration('3s4ms')": 4,
      "self.val1.getHours() == 1": 4,
      "type(self.val1) == google.protobuf.Duration": 4,
    },
  },
  {
    schema: values(format("date-time"), format("date-time")),
    self: numbered("2011-08-18T19:03:37.010000000+01:00", "2011-08-18T19:03:37.010000000+01:00"),
    costs: {
      [bothAre("timestamp('2011-08-18T19:03:37.010+01:00')")]: 11,
      "self.val1 == timestamp('2011-08-18T00:00:00.000+01:00') + duration('19h3m37s10ms')": 4,
      "self.val1.getDate('01:00') == 18": 4,
      "type(self.val1) == google.protobuf.Timestamp": 4,
    },
  },
  {
    schema: object({ enumStr: text }),
    self: { enumStr: "Pending" },
    costs: { "self.enumStr == 'Pending'": 3, "self.enumStr in ['Pending', 'Available']": 2 },
  },
  {
    schema: values(
      integer,
      number,
      number,
      number,
      boolean,
      text,
      format("byte"),
      text,
      format("duration"),
      text,
      format("date-time"),
      text,
      format("date"),
    ),
    self: numbered(
      10,
      10,
      10.49,
      10.5,
      true,
      "10",
      "MTA=",
      "3723.004s",
      "1h2m3s4ms",
      "2011-08-18T19:03:37.01+01:00",
      "2011-08-18T19:03:37.01+01:00",
      "2011-08-18T00:00:00Z",
      "2011-08-18",
    ),
    costs: {
      "int(self.val2) == self.val1": 6,
      "double(self.val1) == self.val2": 6,
      "bytes(self.val6) == self.val7": 6,
      "string(self.val1) == self.val6": 6,
      "string(self.val4) == '10.5'": 4,
      "string(self.val7) == self.val6": 6,
      "duration(self.val8) == self.val9": 6,
      "timestamp(self.val10) == self.val11": 6,
      "string(self.val11) == self.val10": 8,
      "timestamp(self.val12) == self.val13": 6,
      "string(self.val13) == self.val12": 7,
    },
  },
  {
    schema: values(listOf(integer), listOf(integer)),
    self: numbered([1, 2, 3], [1, 2, 3]),
    costs: {
      [bothAre("[1, 2, 3]")]: 11,
      "1 in self.val1": 5,
      "self.val2[0] in self.val1": 8,
      "!(0 in self.val1)": 6,
      "self.val1 + self.val2 == [1, 2, 3, 1, 2, 3]": 6,
      "self.val1 + [4, 5] == [1, 2, 3, 4, 5]": 4,
    },
  },
  {
    schema: values(setOf(text), setOf(text)),
    self: numbered(["a", "b", "c"], ["a", "c", "b"]),
    costs: {
      "self.val1 == ['c', 'b', 'a']": 3,
      "self.val1 == self.val2": 5,
      "'a' in self.val1": 5,
      "self.val2[0] in self.val1": 8,
      "!('x' in self.val1)": 6,
      "self.val1 + self.val2 == ['a', 'b', 'c']": 6,
      "self.val1 + ['c', 'd'] == ['a', 'b', 'c', 'd']": 4,
    },
  },
  {
    schema: object({ objs: listOf(keyedListOf("k", { k: text, v: text })) }),
    self: {
      objs: [
        [
          { k: "a", v: "1" },
          { k: "b", v: "2" },
        ],
        [
          { k: "b", v: "2" },
          { k: "a", v: "1" },
        ],
        [
          { k: "b", v: "3" },
          { k: "a", v: "1" },
        ],
        [{ k: "c", v: "4" }],
      ],
    },
    costs: {
      "self.objs[0] == self.objs[1]": 7,
      "self.objs[0] + self.objs[2] == self.objs[2]": 11,
      "self.objs[2] + self.objs[0] == self.objs[0]": 11,
      "self.objs[0] == [self.objs[0][0], self.objs[0][1]]": 22,
      "self.objs[2] + [self.objs[0][0], self.objs[0][1]] == self.objs[0]": 26,
      "size(self.objs[0] + [self.objs[3][0]]) == 3": 20,
    },
  },
  {
    schema: values(mapOf(text), mapOf(text)),
    self: numbered({ k1: "a", k2: "b" }, { k2: "b", k1: "a" }),
    costs: {
      "self.val1 == self.val2": 5,
      "'k1' in self.val1": 3,
      "!('k3' in self.val1)": 4,
      "self.val1 == {'k1': 'a', 'k2': 'b'}": 3,
    },
  },
  {
    schema: object({ objs: listOf(object({ f1: text, f2: text })) }),
    self: {
      objs: [
        { f1: "a", f2: "b" },
        { f1: "a", f2: "b" },
      ],
    },
    costs: { "self.objs[0] == self.objs[1]": 7 },
  },
  {
    schema: object({
      a: object({ b: integer, c: integer, d: { ...integer, nullable: true } }),
      a1: object({ b1: object({ c1: integer }), d2: object({ e2: integer }) }),
    }),
    self: { a: { b: 1, d: null }, a1: { b1: { c1: 4 } }, a3: {} },
    costs: {
      "has(self.a.b)": 2,
      "has(self.a1.b1.c1)": 3,
      "!(has(self.a1.d2) && has(self.a1.d2.e2))": 3,
      "!has(self.a1.d2)": 3,
    },
  },
  {
    schema: object({ val: mapOf(integer) }),
    self: { val: { b: 1, d: 2 } },
    costs: {
      "!('a' in self.val)": 4,
      "'b' in self.val": 3,
      "!has(self.val.a)": 3,
      "has(self.val.b)": 2,
      "self.val.all(k, self.val[k] > 0)": 17,
      "self.val.exists_one(k, self.val[k] == 2)": 14,
      "!self.val.exists_one(k, self.val[k] > 0)": 17,
      "size(self.val) == 2": 4,
      "size(self.val.filter(k, self.val[k] > 1)) == 1": 26,
    },
  },
  {
    schema: object({ listMap: keyedListOf("k", { k: text, v: text, v2: text }) }),
    self: {
      listMap: [
        { k: "a1", v: "b1" },
        { k: "a2", v: "b2" },
        { k: "a3", v: "b3", v2: "z" },
      ],
    },
    costs: {
      "has(self.listMap[0].v)": 3,
      "self.listMap.all(m, m.k.startsWith('a'))": 21,
      "self.listMap.all(m, !has(m.v2) || m.v2 == 'z')": 21,
      "self.listMap.exists(m, m.k.endsWith('1'))": 13,
      "self.listMap.exists_one(m, m.k == 'a3')": 15,
      "!self.listMap.all(m, m.k.endsWith('1'))": 18,
      "!self.listMap.exists(m, m.v == 'x')": 25,
      "!self.listMap.exists_one(m, m.k.startsWith('a'))": 20,
      "size(self.listMap.filter(m, m.k == 'a1')) == 1": 27,
      "self.listMap.exists(m, m.k == 'a1' && m.v == 'b1')": 16,
      "self.listMap.map(m, m.v).exists(v, v == 'b1')": 55,
      "self.listMap.exists(m, has(m.v2) && m.v2 == 'z')": 21,
      "!self.listMap.all(m, has(m.v2) && m.v2 != 'z')": 10,
      "self.listMap.exists_one(m, has(m.v2) && m.v2 == 'z')": 12,
      "self.listMap.filter(m, has(m.v2) && m.v2 == 'z').size() == 1": 24,
      "self.listMap.map(m, has(m.v2) && m.v2 == 'z', m.v2).size() == 1": 25,
      "self.listMap.filter(m, has(m.v2) && m.v2 == 'z').map(m, m.v2).size() == 1": 39,
      "self.listMap.exists(m, m.v2 == 'z')": 24,
      "!self.listMap.all(m, m.v2 != 'z')": 22,
    },
  },
  {
    schema: object({ array: listOf(integer) }),
    self: { array: [1, 1, 2, 2, 3, 3, 4, 5] },
    costs: {
      "2 in self.array": 10,
      "self.array.all(e, e > 0)": 43,
      "self.array.exists(e, e > 2)": 36,
      "self.array.exists_one(e, e > 4)": 22,
      "!self.array.all(e, e < 2)": 21,
      "!self.array.exists(e, e < 0)": 52,
      "!self.array.exists_one(e, e == 2)": 25,
      "size(self.array.filter(e, e%2 == 0)) == 3": 68,
      "self.array.map(e, e * 20).filter(e, e > 50).exists(e, e == 60)": 194,
      "size(self.array) == 8": 4,
    },
  },
  {
    schema: object({
      embedded: {
        type: "object",
        "x-kubernetes-embedded-resource": true,
        properties: { spec: object({ field1: text }) },
      },
    }),
    self: {
      embedded: {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "foo", generateName: "pickItForMe" },
        spec: { field1: "a" },
      },
    },
    costs: {
      "self.embedded.kind == 'Pod'": 4,
      "self.embedded.metadata.name == 'foo'": 5,
      "self.embedded.metadata.generateName == 'pickItForMe'": 6,
      "self.embedded.spec.field1 == 'a'": 5,
      "has(self.embedded)": 1,
    },
  },
  {
    schema: object({ something: intOrString }),
    self: { something: "25%" },
    costs: {
      "type(self.something) == int ? self.something == 1 : self.something == '25%'": 7,
      "type(self.something) == string && self.something == '25%'": 7,
      "self.something == '25%'": 3,
      "self.something != 1": 3,
      "self.something == 1 || self.something == '25%'": 6,
      "self.something == '25%' || self.something == 1": 3,
      "self.something != ['anything']": 3,
    },
  },
  {
    schema: object({ min: intOrString, current: integer, available: integer }),
    self: { min: "50%", current: 5, available: 10 },
    costs: {
      "type(self.min) == string && self.min.matches(r'(\\d+(\\.\\d+)?%)')": 10,
      "type(self.min) == int ? self.current <= self.min : double(self.current) / double(self.available) >= double(self.min.replace('%', '')) / 100.0": 17,
    },
  },
  {
    schema: object({
      withUnknownList: listOf({ type: "object", "x-kubernetes-preserve-unknown-fields": true }),
    }),
    self: {
      withUnknownList: [
        { field1: "a", field2: "b" },
        { field1: "x", field2: "y" },
        { field1: "x", field2: "y" },
        {},
        {},
      ],
    },
    costs: {
      "self.withUnknownList.size() == 5": 4,
      "self.withUnknownList[0] != self.withUnknownList[1]": 7,
      "self.withUnknownList[3] == self.withUnknownList[4]": 6,
    },
  },
  {
    schema: object({
      m: mapOf({ ...text, nullable: true }),
      setNull: { ...text, nullable: true },
      set: text,
      unset: text,
    }),
    self: { m: { a: null, b: "not-nil" }, setNull: null, set: "v1" },
    costs: {
      "self.m.size() == 2": 4,
      "'a' in self.m": 3,
      "type(self.m['a']) == null_type": 5,
      "!has(self.setNull)": 2,
      "!has(self.unset)": 2,
      "has(self.set) && self.set == 'v1'": 4,
      "type(self.set) != null_type": 4,
      "type(self) == type(self)": 5,
    },
  },
  {
    schema: object({
      obj: object({ field: text }),
      mapOfMap: mapOf(mapOf(text)),
      mapOfObj: mapOf(object({ field2: text })),
      listOfMap: listOf(mapOf(text)),
      listOfListMap: listOf(keyedListOf("k3", { k3: text, v3: text })),
      listMapOfObj: listOf(object({ k2: text, v2: text })),
    }),
    self: {
      obj: { field: "a" },
      mapOfMap: { x: { y: "b" } },
      mapOfObj: { k: { field2: "c" } },
      listOfMap: [{ z: "g" }],
      listOfListMap: [[{ k3: "3", v3: "i" }]],
      listMapOfObj: [{ k2: "2", v2: "f" }],
    },
    costs: {
      "self.obj.field == 'a'": 4,
      "self.mapOfMap['x']['y'] == 'b'": 5,
      "self.mapOfObj['k'].field2 == 'c'": 5,
      "self.listOfMap[0]['z'] == 'g'": 5,
      "self.listOfListMap[0].exists(e, e.k3 == '3' && e.v3 == 'i')": 14,
      "self.listMapOfObj.exists(e, e.k2 == '2' && e.v2 == 'f')": 13,
    },
  },
  {
    schema: object({
      obj: object({ field: text, absentField: text }),
      m: mapOf(text),
      l: listOf(text),
    }),
    self: { obj: { field: "a" }, m: { k: "v" }, l: ["a"] },
    costs: {
      "optional.of('a') != optional.of('b')": 3,
      "optional.of('a') != optional.none()": 3,
      "optional.of('a').hasValue()": 2,
      "optional.of('a').or(optional.of('a')).hasValue()": 2,
      "optional.none().or(optional.of('a')).hasValue()": 3,
      "optional.of('a').optMap(v, v == 'value').hasValue()": 8,
      "self.obj.?field == optional.of('a')": 5,
      "self.obj.?absentField == optional.none()": 4,
      "self.obj.?field.orValue('v') == 'a'": 4,
      "self.m[?'k'] == optional.of('v')": 5,
      "self.l[?0] == optional.of('a')": 5,
      "optional.ofNonZeroValue(1).hasValue()": 2,
    },
  },
];

const rows = cases.flatMap(({ schema, self, costs }) =>
  Object.entries(costs).map(([rule, cost]) => ({ schema, self, rule, cost })),
);

test.each(rows)("$rule costs $cost", ({ schema, self, rule, cost }) => {
  const type = celTypeOf(schema, { name: "object", isResource: false }) ?? types.dyn;
  const { program, error } = compileCel(rule, { variables: { self: type } });

  expect(error).toBeUndefined();
  expect(program?.evaluate({ self })).toEqual({ value: true, cost });
});
