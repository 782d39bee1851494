import { constants, createDeflate } from "node:zlib";
import { describe, expect, test } from "vitest";
import { dictionary, HeaderReader, HeaderWriter } from "./header-block.ts";

const headers = (entries: Record<string, string>) => new Map(Object.entries(entries));

/** Blocks as other clients write them: one stream, whose later parts refer to the earlier. */
async function compress(texts: readonly Buffer[], withDictionary = true): Promise<Buffer[]> {
  const deflate = createDeflate(withDictionary ? { dictionary } : {});
  const blocks: Buffer[] = [];
  for (const text of texts) {
    const parts: Buffer[] = [];
    const take = (part: Buffer) => void parts.push(part);
    deflate.on("data", take);
    deflate.write(text);
    await new Promise<void>((resolve) => deflate.flush(constants.Z_SYNC_FLUSH, resolve));
    deflate.off("data", take);
    blocks.push(Buffer.concat(parts));
  }
  return blocks;
}

function block(...words: readonly string[]): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(words.length / 2);
  const parts = words.map((word) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(word.length);
    return Buffer.concat([length, Buffer.from(word)]);
  });
  return Buffer.concat([count, ...parts]);
}

test("the dictionary is that of the draft", () => {
  let [low, high] = [1, 0];
  for (const byte of dictionary) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  expect([dictionary.length, high * 65536 + low]).toEqual([1423, 0xe3c6a7c2]);
});

describe("headers", () => {
  test.each([
    { behaviour: "with the dictionary", withDictionary: true },
    { behaviour: "without it", withDictionary: false },
  ])("are read block by block $behaviour", async ({ withDictionary }) => {
    const texts = ["0", "1", "2"].map((id) =>
      block("streamtype", "data", "port", "80", "requestid", id),
    );
    const reader = new HeaderReader();
    const blocks = await compress([...texts, block()], withDictionary);
    // The later ones are short, as they refer to the first.
    expect(blocks[1]?.length).toBeLessThan(20);
    expect(blocks.map((each) => reader.read(each))).toEqual([
      headers({ streamtype: "data", port: "80", requestid: "0" }),
      headers({ streamtype: "data", port: "80", requestid: "1" }),
      headers({ streamtype: "data", port: "80", requestid: "2" }),
      headers({}),
    ]);
  });

  test("are read as they were written", () => {
    const [reader, writer] = [new HeaderReader(), new HeaderWriter()];
    const written = [headers({}), headers({ status: "200 OK", version: "HTTP/1.1" }), headers({})];
    expect(written.map((each) => reader.read(writer.write(each)))).toEqual(written);
  });

  const length = (value: number) => Buffer.from([0, 0, value >> 8, value & 0xff]);
  test.each([
    { behaviour: "that are not compressed", bytes: block("a", "b") },
    { behaviour: "that are empty", bytes: Buffer.alloc(0) },
    { behaviour: "of broken data", bytes: Buffer.from([0x78, 0x9c, 0xff, 0xff, 0xff]) },
  ])("are refused $behaviour", ({ bytes }) => {
    expect(() => new HeaderReader().read(bytes)).toThrow();
  });

  test.each([
    { behaviour: "that name more than there is", text: Buffer.concat([length(2), length(9)]) },
    { behaviour: "that are too long", text: block("a", "b".repeat(70_000)) },
  ])("are refused $behaviour", async ({ text }) => {
    const [bytes = Buffer.alloc(0)] = await compress([text]);
    expect(() => new HeaderReader().read(bytes)).toThrow();
  });
});
