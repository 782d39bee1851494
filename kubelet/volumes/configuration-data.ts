import { ConfigMap } from "../../api/core/configmap.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { Secret } from "../../api/core/secret.ts";
import type { Service } from "../../api/core/service/service.ts";
import { parseTime } from "../../api/runtime.ts";
import { serviceVariables } from "../behavior/service-variables.ts";
import type { Configuration, FindConfiguration } from "../observed.ts";
import type { Store } from "../shell/files/mounted-files.ts";
import { bytesOf } from "../shell/kernel/bytes.ts";
import type { IssuedToken, TokenWish } from "./account-tokens.ts";
import { envFileOf, fileIn } from "./env-file.ts";

/** Where what pods see of the API is to be had. */
export interface ConfigurationSources {
  readonly configMap: (name: string) => ConfigMap | undefined;
  readonly secret: (name: string) => Secret | undefined;
  /** The Services of a namespace. */
  readonly services: (namespace: string) => readonly Service[];
  readonly node: Node | undefined;
  /** What a volume of the pod holds, if it was made. */
  readonly volume: (name: string) => Store | undefined;
  /** What the volume of a claim is called, if it has one. */
  readonly claimed?: (claim: string) => string | undefined;
  /** The token of the pod's service account as it has it now; absent: nobody issues any. */
  readonly token?: ((wish: TokenWish) => IssuedToken | undefined) | undefined;
}

/** What a pod of a namespace sees of the API. */
export function configurationIn(sources: ConfigurationSources): FindConfiguration {
  const { configMap, secret, services, node, volume, claimed, token } = sources;
  return (kind, name) => {
    switch (kind) {
      case "ConfigMap":
        return configurationOf(configMap(name));
      case "Secret":
        return configurationOf(secret(name));
      case "Services":
        return computed(new Map(serviceVariables(services(name))));
      case "Node":
        return computed(new Map(Object.entries(node?.status.allocatable ?? {})));
      case "EnvFile": {
        const [, of = "", path = ""] = /^([^/]*)\/(.*)$/.exec(name) ?? [];
        const variables = envFileOf(fileIn(volume(of), path) ?? noFile);
        return variables === undefined ? undefined : computed(variables);
      }
      case "Token": {
        const [, seconds, audience = ""] = /^(\d+)\/(.*)$/.exec(name) ?? [];
        const found = token?.({ audience, expirationSeconds: Number(seconds) });
        return found === undefined ? undefined : new TokenConfiguration(found);
      }
      case "Claim": {
        const found = claimed?.(name);
        return found === undefined ? undefined : computed(new Map([["volume", found]]));
      }
      default:
        return kind satisfies never;
    }
  };
}

/** What is not there has no variables either. */
const noFile = "?";

const computed = (data: ReadonlyMap<string, string>): Configuration => ({
  keys: new Set(data.keys()),
  data,
  createdMs: 0,
});

class TokenConfiguration implements Configuration {
  readonly keys: ReadonlySet<string> = new Set(["token"]);
  readonly createdMs = 0;
  readonly dataId: string;
  readonly #token: IssuedToken;

  constructor(token: IssuedToken) {
    this.dataId = token.id;
    this.#token = token;
  }

  get data(): ReadonlyMap<string, string> {
    return new Map([["token", this.#token.text]]);
  }
}

/** What pods see of a ConfigMap or Secret; `undefined` where there is none. */
export function configurationOf(object: ConfigMap | Secret | undefined): Configuration | undefined {
  return object === undefined ? undefined : new StoredConfiguration(object);
}

/** Most looks at it are for its keys alone. */
class StoredConfiguration implements Configuration {
  readonly keys: ReadonlySet<string>;
  readonly createdMs: number;
  readonly #object: ConfigMap | Secret;

  constructor(object: ConfigMap | Secret) {
    this.#object = object;
    this.keys = new Set([...Object.keys(object.data ?? {}), ...Object.keys(binaryOf(object))]);
    this.createdMs = parseTime(object.metadata.creationTimestamp) ?? 0;
  }

  get data(): ReadonlyMap<string, string> {
    const isPlain = this.#object.kind === ConfigMap.kind;
    const entries = Object.entries(this.#object.data ?? {});
    return new Map([
      ...entries.map(([key, value]) => [key, isPlain ? bytesOf(value) : atob(value)] as const),
      ...Object.entries(binaryOf(this.#object)).map(([key, value]) => [key, atob(value)] as const),
    ]);
  }
}

const binaryOf = (object: ConfigMap | Secret) =>
  "binaryData" in object ? (object.binaryData ?? {}) : {};
