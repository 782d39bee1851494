/** A storage for tests, and what they write into it. */
import type { KubeObject } from "../../api/resource.ts";
import { MemoryStorage } from "../storage/memory.ts";

export const origin = { actor: "tester", cause: 7, timeMs: 1000 };
export const object = (name: string, labels: Record<string, string> = {}): KubeObject => ({
  apiVersion: "v1",
  kind: "Thing",
  metadata: { name, labels },
});

/** A storage, and writes by key that go by what is stored. */
export function tested(options: { historyLimit?: number } = {}) {
  const storage = new MemoryStorage(options);
  const write = (key: string, next: KubeObject | undefined, resource = "things") => {
    const expected = storage.get(resource, key);
    const event = storage.commit({ resource, key, expected, next, origin });
    if (event === undefined) throw new Error("conflict");
    return event;
  };
  const keys = (options?: Parameters<MemoryStorage["list"]>[1]) =>
    storage.list("things", options).map(({ key }) => key);
  return { storage, write, keys };
}
