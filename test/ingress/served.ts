/** Ingresses at a real port, and clients of it. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import http from "node:http";
import { delimiter, join } from "node:path";
import type { Cluster } from "../../simulator/cluster.ts";
import { serve } from "../../simulator/serve.ts";

export async function servedIngresses(cluster: Cluster, { speed = 100 } = {}) {
  const at = { host: "127.0.0.1", port: 0, ingressPort: 0, speed };
  const { ingressUrl = "", close } = await serve(cluster, at);
  return { url: ingressUrl, port: Number(new URL(ingressUrl).port), close };
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** What a client gets that connects to a port, whatever host it asks for. */
export function get(port: number, host: string, path = "/", agent?: http.Agent): Promise<Answer> {
  const options = { host: "127.0.0.1", port, path, headers: { host }, agent };
  return new Promise((resolve, reject) => {
    http
      .get(options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part) => {
          text += part;
        });
        const { statusCode: status = 0, headers } = response;
        response.on("end", () => resolve({ status, headers, text }));
      })
      .on("error", reject);
  });
}

/** The first of some programs that this machine has. */
export function programOf(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path));
}

/** Runs a program to its end; what it printed, or why it failed. */
export function ran(program: string, ...words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
    }
    child.on("error", reject).on("close", () => resolve(text));
  });
}
