/** Each example behaves as the page of the documentation that it is taken from says. */
import { describe, expect, test } from "vitest";
import { begin, walk } from "./example.ts";
import { topics } from "./topics.ts";

describe.each(Object.entries(topics))("%s", (_, examples) => {
  test.each(examples)("$behaviour", (example) => {
    const cluster = begin(example);
    walk(cluster, example, ({ at, sees = [] }) => {
      for (const [view, wanted] of sees) expect.soft(view(cluster), `at ${at}`).toEqual(wanted);
    });
  });
});
