import { describe, expect, test } from "vitest";
import { fillLines, indent, wrapLines } from "./wrap.ts";

test.each([
  { behaviour: "leaves what fits", text: "one two", wrapped: "one two" },
  { behaviour: "breaks between words", text: "one two three", wrapped: "one two\nthree" },
  {
    behaviour: "leaves words that are longer",
    text: "a wonderfully b",
    wrapped: "a\nwonderfully\nb",
  },
  {
    behaviour: "leaves breaks that there are",
    text: "one\n\ntwo three\n",
    wrapped: "one\n\ntwo three\n",
  },
  { behaviour: "leaves blanks that stand between words", text: " a  b", wrapped: " a  b" },
  {
    behaviour: "takes the blanks where it breaks",
    text: "one two     three",
    wrapped: "one two\nthree",
  },
])("wrapping $behaviour", ({ text, wrapped }) => {
  expect(wrapLines(text, 9)).toBe(wrapped);
});

test("every line is indented, empty ones and the last one too", () => {
  expect(indent("a\n\nb\n", 2)).toBe("  a\n  \n  b\n  ");
});

describe("filling", () => {
  test.each([
    { behaviour: "joins lines", text: "one\ntwo three\nfour", lines: ["one two", "three four"] },
    {
      behaviour: "keeps paragraphs",
      text: "one two three\n\nfour",
      lines: ["one two", "three", "", "four"],
    },
    {
      behaviour: "joins a first line to what follows, as kubectl does",
      text: "one\n\ntwo",
      lines: ["one", "two"],
    },
    {
      behaviour: "keeps code",
      text: "one\n    two   three\nfour",
      lines: ["one", "    two   three", "four"],
    },
    {
      behaviour: "keeps lists",
      text: "a\n- b\n* c\n1. d\ne",
      lines: ["a", "- b", "* c", "1. d e"],
    },
    { behaviour: "breaks after a colon", text: "any of:\na b", lines: ["any of:", "a b"] },
    {
      behaviour: "leaves words that are longer",
      text: "a wonderfully-long b",
      lines: ["a", "wonderfully-long", "b"],
    },
    { behaviour: "makes nothing of nothing", text: "", lines: [] },
  ])("$behaviour", ({ text, lines }) => {
    expect(fillLines(text, 10)).toEqual(lines);
  });
});
