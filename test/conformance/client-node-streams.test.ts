/** Exec, attach and port-forward by the official client, which does not speak as kubectl does. */
import { PassThrough, Writable } from "node:stream";
import { Attach, Exec, PortForward, type V1Status } from "@kubernetes/client-node";
import { beforeAll, describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { ClientBench } from "./client-node.ts";
import { pod } from "./manifests.ts";

let bench: ClientBench;

beforeAll(async () => {
  bench = await ClientBench.open({ nodes: 1 });
  bench.cluster.apply([pod("web"), pod("p", { command: "sleep 1d" })].join("---\n"));
  bench.cluster.until(() =>
    bench.cluster
      .list(Pod, "default")
      .every(({ status }) => status.containerStatuses?.[0]?.ready === true),
  );
  return () => bench.stopServing();
});

/** Keeps what is written to it. */
class Kept extends Writable {
  text = "";

  override _write(bytes: Buffer, _encoding: string, done: () => void): void {
    this.text += bytes.toString();
    done();
  }
}

describe("an exec", () => {
  test.each([
    { command: ["sh", "-c", "echo out; echo err >&2"], status: "Success", reason: undefined },
    { command: ["sh", "-c", "echo out; exit 3"], status: "Failure", reason: "NonZeroExitCode" },
  ])("of $command ends in $status", async ({ command, status, reason }) => {
    const out = new Kept();
    const ended = new Promise<V1Status>((resolve, reject) => {
      const exec = new Exec(bench.config);
      exec.exec("default", "p", "main", command, out, out, null, false, resolve).catch(reject);
    });
    expect(await ended).toMatchObject({ status, ...(reason === undefined ? {} : { reason }) });
    expect(out.text).toMatch(/^out\n/);
  });
});

test("an attach is told the end of the container", async () => {
  const name = "ends";
  bench.cluster.apply(pod(name, { command: "sleep 5; echo last" }));
  bench.cluster.until(
    () => bench.cluster.get(Pod, name)?.status.containerStatuses?.[0]?.state.running !== undefined,
  );
  const out = new Kept();
  const socket = await new Attach(bench.config).attach(
    "default",
    name,
    "main",
    out,
    out,
    null,
    false,
  );
  const closed = new Promise((resolve) => socket.on("close", resolve));
  bench.cluster.advance("10s");
  await closed;
  expect(out.text).toBe("last\n");
});

describe("a port-forward", () => {
  const forwarded = async (port: number) => {
    const [input, output, errors] = [new PassThrough(), new Kept(), new Kept()];
    const socket = await new PortForward(bench.config).portForward(
      "default",
      "web",
      [port],
      output,
      errors,
      input,
    );
    if (typeof socket === "function") throw new Error("there is no socket");
    const closed = new Promise((resolve) => socket.on("close", resolve));
    input.write("GET / HTTP/1.0\r\nHost: web\r\n\r\n");
    await closed;
    return { output: output.text, errors: errors.text };
  };

  test("brings a request to the pod", async () => {
    const { output, errors } = await forwarded(80);
    expect(output).toMatch(/^HTTP\/1.1 200 OK\r\nServer: nginx\/1.14.2\r\n/);
    expect(errors).toBe("");
  });

  test("tells that nobody listens", async () => {
    const { output, errors } = await forwarded(81);
    expect(output).toBe("");
    expect(errors).toContain("dial tcp4 127.0.0.1:81: connect: connection refused");
  });
});
