/** Manifests at an address. Source: cli-runtime 1.36, resource.URLVisitor. */
import http, { type IncomingMessage } from "node:http";
import type { Clock } from "../../api/runtime.ts";
import { Failure, Told } from "../../client/kubectl/failure.ts";
import { connectionFailure, readText } from "../server/http.ts";

const attemptsMax = 3;
const pauseMs = 1_000;
const redirectsMax = 10;

/** What is there. A server that fails is asked again. Throws where there is nothing to be had. */
export async function readAddress(address: string, clock: Clock): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await followed(urlOf(address));
    const text = await readText(response);
    const { statusCode: code = 0, statusMessage } = response;
    if (code === 200) return text;
    if (code < 500 || attempt === attemptsMax) {
      const reported = `server reported ${code} ${statusMessage}, status code=${code}`;
      throw new Failure(`unable to read URL "${address}", ${reported}`);
    }
    await new Promise<void>((resolve) => clock.setTimer(pauseMs, resolve));
  }
}

/** Throws, in the words of Go, where an address leads nowhere. */
function urlOf(address: string): URL {
  try {
    return new URL(address);
  } catch {
    const [, host = "", port = ""] = /^https?:\/\/([^/:]*)(?::(\d+))?/.exec(address) ?? [];
    if (Number(port) > 65_535) {
      throw new Told(`Unable to connect to the server: dial tcp: address ${port}: invalid port`);
    }
    if (host === "")
      throw new Told("Unable to connect to the server: http: no Host in request URL");
    const fact = `parse ${JSON.stringify(address)}: invalid host`;
    throw new Failure(
      `the URL passed to filename ${JSON.stringify(address)} is not valid: ${fact}`,
    );
  }
}

/** The answer behind all redirections. */
async function followed(address: URL): Promise<IncomingMessage> {
  let url = address;
  for (let redirects = 0; redirects < redirectsMax; redirects += 1) {
    const response = await answer(url);
    const { location } = response.headers;
    if ((response.statusCode ?? 0) < 300 || location === undefined) return response;
    response.resume();
    url = new URL(location, url);
  }
  throw new Failure(`Get "${url}": stopped after ${redirectsMax} redirects`);
}

async function answer(url: URL): Promise<IncomingMessage> {
  const get = url.protocol === "https:" ? (await import("node:https")).get : http.get;
  return new Promise((resolve, reject) => {
    get(url, resolve).on("error", (error) => reject(connectionFailure(error, url)));
  });
}
