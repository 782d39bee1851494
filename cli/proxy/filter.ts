/** Which requests a proxy lets pass. Source: kubectl 1.36, pkg/proxy. */
import type { IncomingMessage } from "node:http";
import { Failure } from "../../client/kubectl/failure.ts";

/** Regular expressions, parted by commas. */
export interface FilterTexts {
  readonly "accept-hosts"?: string;
  readonly "accept-paths"?: string;
  readonly "reject-paths"?: string;
  readonly "reject-methods"?: string;
}

/** `url` is that on the API server. Throws where a text is no regular expression. */
export function requestFilter(
  texts: FilterTexts,
): (request: IncomingMessage, url: string) => boolean {
  const hosts = anyOf(texts["accept-hosts"] ?? "^localhost$,^127\\.0\\.0\\.1$,^\\[::1\\]$");
  const paths = anyOf(texts["accept-paths"] ?? "^.*");
  const noPaths = anyOf(texts["reject-paths"] ?? defaultRejectedPaths);
  const noMethods = anyOf(texts["reject-methods"] ?? "^$");
  return ({ method = "GET", headers }, url) => {
    const [path = "/"] = url.split("?");
    const host = (headers.host ?? "").replace(/:\d+$/, "");
    return hosts(host) && paths(path) && !noPaths(path) && !noMethods(method);
  };
}

const defaultRejectedPaths = "^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach";

function anyOf(text: string): (value: string) => boolean {
  const patterns = text.split(",").map((each) => {
    try {
      return new RegExp(each);
    } catch {
      throw new Failure(`error parsing regexp: ${JSON.stringify(each)}`);
    }
  });
  return (value) => patterns.some((pattern) => pattern.test(value));
}
