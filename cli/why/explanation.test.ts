import { describe, expect, test } from "vitest";
import { explanationText } from "./explanation.ts";

const write = (index: number) => ({ ago: `${index}s`, text: `step ${index}` });
const chainOf = (length: number) => Array.from({ length }, (_, index) => write(index + 1));
const status = (parts: object) => ({ verdict: "Pod default/a is pending.", ...parts });
const plain = { isWhole: false, hasReport: false };

describe("an explanation as text", () => {
  test("has the reasons of each finding below it", () => {
    const findings = [
      { about: "NotReady", text: "It is not ready.", reasons: ["one", "two"] },
      { about: "Existence", text: "user created it 1s ago." },
    ];
    expect(explanationText(status({ findings, chain: chainOf(1) }), plain)).toBe(
      "Pod default/a is pending.\n\nIt is not ready.\n  - one\n  - two\nuser created it 1s ago.\n",
    );
  });

  test("leaves to the scheduler's report what that says", () => {
    const findings = [{ about: "Pending", text: "It is on no node.", reasons: ["it fits none"] }];
    expect(explanationText(status({ findings }), { ...plain, hasReport: true })).toBe(
      "Pod default/a is pending.\n\nIt is on no node.\n",
    );
  });

  test.each([
    { behaviour: "whole, where it is short", chain: 11, isWhole: false, rows: 11, more: [] },
    {
      behaviour: "by its ends, where it is long",
      chain: 12,
      isWhole: false,
      rows: 10,
      more: ["and 2 more: --all-writes shows them"],
    },
    { behaviour: "whole, where that is asked for", chain: 30, isWhole: true, rows: 30, more: [] },
    {
      behaviour: "without what the server left out",
      chain: 100,
      omitted: 7,
      isWhole: true,
      rows: 100,
      more: ["and 7 more"],
    },
  ])("shows the chain $behaviour", ({ chain, omitted = 0, isWhole, rows, more }) => {
    const text = explanationText(status({ chain: chainOf(chain), omitted }), { ...plain, isWhole });
    const lines = text.split("\n");
    expect(lines.filter((line) => line.includes("step ")).length).toBe(rows);
    expect(
      lines.filter((line) => line.includes(" more")).map((line) => line.slice(4).trim()),
    ).toEqual(more.map((line) => expect.stringMatching(new RegExp(`${line}$`))));
    expect(lines.at(-2)).toContain(`step ${chain}`);
  });

  test("says from when on the chain is known", () => {
    const text = explanationText(
      status({ chain: chainOf(2), unknown: "2026-01-01T00:00:01.000Z" }),
      plain,
    );
    expect(text.split("\n").at(-2)).toBe(
      "  What came before 2026-01-01T00:00:01.000Z is no longer known.",
    );
  });
});
