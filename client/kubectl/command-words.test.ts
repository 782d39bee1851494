import { expect, test } from "vitest";
import { commandName, commandWords, namedBy } from "./command-words.ts";

test.each([
  { behaviour: "an alias of a command", words: ["create", "cm"], name: "create configmap" },
  {
    behaviour: "an alias of a group",
    words: ["create", "svc", "nodeport"],
    name: "create service nodeport",
  },
  { behaviour: "any other words as they are", words: ["get", "cm"], name: "get cm" },
  { behaviour: "a single word", words: ["get"], name: "get" },
])("the name of a command is found for $behaviour", ({ words, name }) => {
  expect(commandName(words)).toBe(name);
});

test.each([
  { behaviour: "flags and their values", words: "-n x create --v=1 cm c", at: [2, 4, 5] },
  { behaviour: "what stands behind --", words: "run p -- sh -c", at: [0, 1] },
  { behaviour: "more than three words", words: "a b c d", at: [0, 1, 2] },
])("the words of a command are none of $behaviour", ({ words, at }) => {
  expect(commandWords(words.split(" "), (word) => word === "-n")).toEqual(at);
});

const commands = ["get", "create", "create cm", "create secret tls", "set env"];

test.each([
  { words: "get cm", named: { name: "get", isGroup: false, rest: ["cm"] } },
  { words: "create -f x", named: { name: "create", isGroup: false, rest: ["-f", "x"] } },
  {
    words: "create -v secret tls t",
    named: { name: "create secret tls", isGroup: false, rest: ["-v", "t"] },
  },
  { words: "create secret nope", named: { name: "create secret", isGroup: true, rest: ["nope"] } },
  { words: "set", named: { name: "set", isGroup: true, rest: [] } },
  { words: "nope", named: undefined },
])("$words is the longest command or group there is", ({ words, named }) => {
  expect(namedBy(words.split(" "), commands, () => false)).toEqual(named);
});
