import { describe, expect, test } from "vitest";
import { notesOf, since } from "./notes.ts";

test("fetch with the dispatcher of the program reaches the API server", async () => {
  const notes = await notesOf(async (note, { url, dispatcher }) => {
    // Node's own types of fetch know no dispatcher, though it takes one.
    const init = { dispatcher } as RequestInit;
    const response = await fetch(`${url}/api/v1/namespaces/default`, init);
    const { kind } = (await response.json()) as { kind: string };
    note([response.status, kind, since()]);
    const refused = await fetch(`${url}/api/v1/namespaces`, {
      ...init,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ metadata: { name: "No" } }),
    });
    note(refused.status);
  });
  expect(notes).toEqual([[200, "Namespace", 1], 422]);
});

describe("fetch without a dispatcher", () => {
  test.each(["http://localhost", "https://kubernetes.default.svc", "https://10.96.0.1"])(
    "finds the API server of the cluster at %s",
    async (address) => {
      const notes = await notesOf(async (note) => {
        const asked = [`${address}/version`, new Request(new URL("/version", address))];
        for (const each of asked) note((await fetch(each)).status);
        note(since());
      });
      expect(notes).toEqual([200, 200, 2]);
    },
  );

  test("finds others as ever", async () => {
    const [taken, lost] = ["data:,taken", "http://localhost:1/version"];
    const notes = await notesOf(async (note) => {
      note(await (await fetch(taken)).text());
      note(await fetch(lost).then(String, ({ message }: Error) => message));
    });
    expect(notes).toEqual(["taken", "fetch failed"]);
  });
});
