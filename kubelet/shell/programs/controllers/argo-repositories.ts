/** Why Argo CD does not get at a repository, in the words of its repository server. */
import type { JsonObject } from "../../../../api/json.ts";
import { textAt } from "../../../../api/json-parts.ts";
import { textOf } from "../../kernel/bytes.ts";
import type { Shell } from "../../language/shell.ts";
import type { NetworkFailure } from "../../network/container-network.ts";
import { authority, parseUrl, type Url } from "../../network/url.ts";
import { ended, type Waiting } from "../../network/wait.ts";
import type { Session } from "../kubectl/session.ts";

/** Asks for the source of an Application; what answers is no repository. */
export function* unreachedRepository(source: JsonObject, { shell }: Session): Waiting<string> {
  const isChart = textAt(source, "chart") !== "";
  const repository = textAt(source, "repoURL");
  const given = /^[^/]+@[^:/]+:/.test(repository)
    ? `ssh://${repository.replace(/:(?!\/\/)/, "/")}`
    : repository;
  const url = parseUrl(given);
  if (url === undefined) return `failed to list refs: repository not found: ${repository}`;
  const begunMs = shell.kernel.now;
  const base = repository.replace(/\/$/, "");
  const asked = isChart ? `${base}/index.yaml` : `${base}${refsPath}`;
  const isHttp = /^https?$/.test(url.scheme);
  const got = isHttp
    ? yield* ended(shell.context.network.fetch(requestFor(asked, url)), begunMs, shell)
    : shell.context.network.dial(url.host, url.hasPort ? url.port : sshPort);
  const what = isChart ? "" : "failed to list refs: ";
  if (got.failure === undefined) return `${what}repository not found`;
  const reason = `${isHttp ? `Get "${asked}": ` : ""}${told(got.failure, url, shell)}`;
  return `${what}${reason}`;
}

const refsPath = "/info/refs?service=git-upload-pack";
const sshPort = 22;

const requestFor = (url: string, parsed: Url) => ({
  url,
  method: "GET",
  headers: { host: authority(parsed), "user-agent": "argocd-repo-server" },
});

/** As Go says it. */
function told(failure: NetworkFailure, { host, port }: Url, shell: Shell): string {
  if (failure === "ConnectionRefused")
    return `dial tcp ${host}:${port}: connect: connection refused`;
  if (failure !== "NameNotFound" && failure !== "NameTimeout") return "context deadline exceeded";
  const { files, network } = shell.context;
  const configured = files.find("/etc/resolv.conf")?.kind === "file";
  const text = configured ? textOf(files.read("/etc/resolv.conf")) : "";
  const [, server = "127.0.0.1"] = /^nameserver\s+(\S+)/m.exec(text) ?? [];
  const reply = network.query({ name: host, type: "A", server });
  const reason =
    failure === "NameTimeout"
      ? "i/o timeout"
      : reply?.code === "SERVFAIL"
        ? "server misbehaving"
        : "no such host";
  return `dial tcp: lookup ${host} on ${server}:53: ${reason}`;
}
