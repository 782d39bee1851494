/** `create secret generic`, `docker-registry` and `tls`. Source: kubectl 1.36. */
import { encodeBase64, encodeBase64Bytes } from "../../../api/base64.ts";
import { escapeMarkup } from "../../../api/go-json.ts";
import type { JsonObject } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import { checkKeys, type Entry, entriesOf, entryFlags } from "./entries.ts";
import { defineMaker, type Files, plainly, type Request, type Surroundings } from "./maker.ts";
import { hashedName } from "./name-hash.ts";

const hashFlag = {
  "append-hash": { kind: "bool", doc: "append a hash of the content to the name" },
} as const;

const common = { isNamespaced: true, refusal: "failed to create secret " } as const;

const genericFlags = {
  ...entryFlags,
  ...hashFlag,
  type: { kind: "text", value: "TYPE", doc: "the type of the secret" },
} as const;

export const genericSecret = defineMaker({
  ...common,
  name: "create secret generic",
  usage: "NAME [--from-literal=KEY=VALUE] [--from-file=[KEY=]PATH] [flags]",
  summary: "Make a Secret of values and files",
  examples: ["kubesim create secret generic login --from-literal=password=word"],
  flags: genericFlags,
  make: plainly(({ name, given }: Request<typeof genericFlags>, host) =>
    secret(name, { type: given.type ?? "", entries: entriesOf(given, host), given }),
  ),
});

const registryFlags = {
  ...hashFlag,
  "docker-server": { kind: "text", value: "URL", doc: "the registry; Docker's unless given" },
  "docker-username": { kind: "text", value: "NAME", doc: "who logs in" },
  "docker-password": { kind: "text", value: "PASSWORD", doc: "the password" },
  "docker-email": { kind: "text", value: "ADDRESS", doc: "the address of who logs in" },
  "from-file": { kind: "each", value: "PATH", doc: "a .dockerconfigjson that there is" },
} as const;

export const registrySecret = defineMaker({
  ...common,
  name: "create secret docker-registry",
  usage: "NAME --docker-username=NAME --docker-password=PASSWORD [flags]",
  summary: "Make a Secret with which images are pulled",
  flags: registryFlags,
  make: plainly(({ name, given }: Request<typeof registryFlags>, host) =>
    secret(name, {
      type: "kubernetes.io/dockerconfigjson",
      entries: registryEntries(given, host),
      given,
    }),
  ),
});

const tlsFlags = {
  ...hashFlag,
  cert: { kind: "text", value: "PATH", doc: "the certificate, in PEM" },
  key: { kind: "text", value: "PATH", doc: "its private key, in PEM" },
} as const;

export const tlsSecret = defineMaker({
  ...common,
  name: "create secret tls",
  usage: "NAME --cert=PATH --key=PATH [flags]",
  summary: "Make a Secret of a certificate and its key",
  flags: tlsFlags,
  make: plainly(({ name, given }: Request<typeof tlsFlags>, { files }) => {
    const { cert = "", key = "" } = given;
    if (cert === "" || key === "") throw new Failure("key and cert must be specified");
    const entries: readonly Entry[] = [
      ["tls.crt", pemOf(cert, files)],
      ["tls.key", pemOf(key, files)],
    ];
    checkPem(entries);
    return secret(name, { type: "kubernetes.io/tls", entries, given });
  }),
});

interface Contents {
  readonly type: string;
  readonly entries: readonly Entry[];
  readonly given: { readonly "append-hash"?: boolean };
}

function secret(name: string, { type, entries, given }: Contents): JsonObject {
  checkKeys(entries, {
    invalid: "is not valid key name for a Secret",
    taken: (key) => `cannot add key ${key}, another key by that name already exists`,
  });
  const data = secretData(entries);
  const full =
    given["append-hash"] === true ? hashedName(name, { kind: "Secret", type, data }) : name;
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: full },
    ...(type !== "" && { type }),
    ...(entries.length > 0 && { data }),
  };
}

/** Entries as a Secret holds them. */
export const secretData = (entries: Iterable<Entry>): JsonObject =>
  Object.fromEntries([...entries].map(([key, bytes]) => [key, encodeBase64Bytes(bytes)]));

function registryEntries(
  given: Request<typeof registryFlags>["given"],
  host: Surroundings,
): readonly Entry[] {
  const { "docker-server": server = "https://index.docker.io/v1/", "docker-email": email } = given;
  const { "docker-username": username = "", "docker-password": password = "" } = given;
  if ((given["from-file"] ?? []).length > 0) {
    const entries = entriesOf({ "from-file": given["from-file"] ?? [] }, host);
    return entries.map(([, bytes]) => [".dockerconfigjson", bytes]);
  }
  if (username === "" || password === "" || server === "") {
    throw new Failure(
      "either --from-file or the combination of --docker-username, --docker-password and " +
        "--docker-server is required",
    );
  }
  const auth = encodeBase64(`${username}:${password}`);
  const account = { username, password, ...(email && { email }), auth };
  const text = escapeMarkup(JSON.stringify({ auths: { [server]: account } }));
  return [[".dockerconfigjson", new TextEncoder().encode(text)]];
}

function pemOf(path: string, files: Files): Uint8Array {
  const bytes = files.read(path);
  if (bytes !== undefined) return bytes;
  throw new Failure(`Cannot read file ${path}, open ${path}: no such file or directory`);
}

/** As far as it is looked at: that there is a block of either kind. */
function checkPem(entries: readonly Entry[]): void {
  const what = ["certificate", "key"];
  for (const [index, [, bytes]] of entries.entries()) {
    if (/-----BEGIN [A-Z0-9 ]+-----/.test(new TextDecoder().decode(bytes))) continue;
    throw new Failure(`tls: failed to find any PEM data in ${what[index]} input`);
  }
}
