import { expect, test } from "vitest";
import { unconvertible } from "./index.ts";

test.each([
  { value: "many", type: "int32", text: "unrecognized type: int32" },
  { value: 1.5, type: "int32", text: "cannot convert float64 to int32" },
  { value: 1, type: "string", text: "cannot convert int64 to string" },
  { value: 1.5, type: "string", text: "unrecognized type: string" },
  { value: true, type: "string", text: "unrecognized type: string" },
  { value: 1, type: "bool", text: "unrecognized type: bool" },
  { value: {}, type: "string", text: "unrecognized type: string" },
  { value: [], type: "map[string]string", text: "cannot restore map from slice" },
  { value: {}, type: "[]v1.Container", text: "cannot restore slice from map" },
  { value: "x", type: "v1.PodSpec", text: "cannot restore struct from: string" },
])("a $type given as $value: $text", ({ value, type, text }) => {
  expect(unconvertible({ value, type })).toBe(text);
});
