/**
 * The cluster's DNS: CoreDNS with the Corefile of kubeadm.
 * Source: coredns 1.14; kubeadm 1.36, phases/addons/dns/manifests.go; DNS specification 1.1.
 */
import type { Namespace } from "../../api/core/namespace.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Random } from "../../api/runtime.ts";
import { type ParsedName, parseName } from "./cluster-name.ts";
import { ClusterRecords } from "./cluster-records.ts";
import { offlineReply } from "./forward.ts";
import { balanced } from "./load-balance.ts";
import type { Question, Reply, ResourceRecord } from "./message.ts";
import { ReplyCache } from "./reply-cache.ts";
import type { Change } from "./versions.ts";
import { zoneRecord, zoneReply } from "./zone.ts";

export interface ClusterDnsOptions {
  /** Draws delays by what changed, and the order of addresses by its own stream. */
  readonly random: Random;
  /** `cluster.local` */
  readonly domain?: string;
  /** From a change of an object until answers show it. */
  readonly delayMs?: { readonly minMs: number; readonly maxMs: number };
  /** How long clients may keep the cluster's records: 30, as kubeadm has it. */
  readonly ttlSeconds?: number;
  /** The longest time that the cache keeps an answer: 30, as kubeadm has it. */
  readonly cacheSeconds?: number;
  /**
   * Whether answers of the cluster's domain are cached too, as they were with kubeadm up to 1.31.
   * Then a pod that is asked for too early stays unknown for as long as an answer is kept.
   */
  readonly cachesClusterDomain?: boolean;
  /** The name server of the machines; where it has no answer there is none beyond the cluster. */
  readonly upstream?: (question: Question, nowMs: number) => Reply | undefined;
}

/** Watches show a change within this time, when the API server is not under load. */
const usualDelayMs = { minMs: 20, maxMs: 200 };

/** How many names are held in parsed form; beyond that all are forgotten. */
const parsedNamesMax = 10_000;

/**
 * Answers by what is in the cluster at the time of a question. It sets no timers and is the same
 * for the same seed, changes and questions; times may not go backwards between changes.
 */
export class ClusterDns {
  readonly #records = new ClusterRecords();
  readonly #cache: ReplyCache;
  readonly #names = new Map<string, ParsedName>();
  readonly #delays: Random;
  readonly #order: Random;
  readonly #domain: string;
  readonly #ttlSeconds: number;
  readonly #options: ClusterDnsOptions;
  /** Made again with every change. */
  #zone: ResourceRecord;

  constructor(options: ClusterDnsOptions) {
    const { random, domain = "cluster.local", ttlSeconds = 30, cacheSeconds = 30 } = options;
    this.#options = options;
    this.#delays = random.fork("dns-delays");
    this.#order = random.fork("dns-order");
    this.#domain = domain.toLowerCase();
    this.#cache = new ReplyCache(cacheSeconds);
    this.#ttlSeconds = this.#cache.limit(ttlSeconds);
    this.#zone = zoneRecord(this.#domain, this.#ttlSeconds, 0);
  }

  serviceChanged(next: Service | undefined, previous: Service | undefined, nowMs: number): void {
    const service = next ?? previous;
    if (service === undefined) return;
    const isThere = next !== undefined;
    this.#records.changeService(service, isThere, this.#change(service, isThere, nowMs));
  }

  sliceChanged(
    next: EndpointSlice | undefined,
    previous: EndpointSlice | undefined,
    nowMs: number,
  ): void {
    const slice = next ?? previous;
    if (slice === undefined) return;
    const isThere = next !== undefined;
    this.#records.changeSlice(slice, isThere, this.#change(slice, isThere, nowMs));
  }

  namespaceChanged(
    next: Namespace | undefined,
    previous: Namespace | undefined,
    nowMs: number,
  ): void {
    const namespace = next ?? previous;
    const isThere = next !== undefined;
    // Nothing else about it matters.
    if (namespace === undefined || (isThere && previous !== undefined)) return;
    this.#records.changeNamespace(namespace, isThere, this.#change(namespace, isThere, nowMs));
  }

  /** What a client gets that asks at this time. Addresses come in a new order each time. */
  query(question: Question, nowMs: number): Reply {
    return balanced(this.#reply(question, nowMs), this.#order);
  }

  /** How much is held, for those who look after its bounds. */
  get size(): ClusterRecords["size"] {
    return this.#records.size;
  }

  readonly #ask = (question: Question, nowMs: number, aliases: number) =>
    this.#reply(question, nowMs, aliases);

  #reply(question: Question, nowMs: number, aliases = 0): Reply {
    const parsed = this.#parse(question.name);
    const { kind } = parsed.target;
    const isOfDomain = kind !== "beyond" && kind !== "address";
    if (isOfDomain && this.#options.cachesClusterDomain !== true) {
      return this.#answer(parsed, question, { nowMs, aliases });
    }
    const key = { name: parsed.name, type: question.type };
    const cached = this.#cache.get(key, nowMs);
    if (cached !== undefined) return inWordsOf(parsed, cached);
    const reply = this.#cache.limited(this.#answer(parsed, question, { nowMs, aliases }));
    this.#cache.put(key, reply, nowMs);
    return reply;
  }

  /** Past the cache. */
  #answer(parsed: ParsedName, { type }: Question, { nowMs, aliases }: Asking): Reply {
    const question = { name: parsed.asked, type };
    const reply = zoneReply(parsed.target, question, {
      records: this.#records,
      domain: this.#domain,
      ttlSeconds: this.#ttlSeconds,
      zone: this.#zone,
      nowMs,
      aliases,
      ask: this.#ask,
    });
    if (reply === undefined) {
      return this.#options.upstream?.(question, nowMs) ?? offlineReply(question);
    }
    const first = reply.answers[0]?.type;
    // All others are made with the time that they are given with.
    return first === "CNAME" || first === "TXT" ? this.#cache.limited(reply) : reply;
  }

  #parse(name: string): ParsedName {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const parsed = parseName(name, this.#domain);
    if (this.#names.size >= parsedNamesMax) this.#names.clear();
    this.#names.set(name, parsed);
    return parsed;
  }

  #change({ kind, metadata }: KubeObject, isThere: boolean, nowMs: number): Change {
    const { minMs, maxMs } = this.#options.delayMs ?? usualDelayMs;
    const { namespace = "", name = "", resourceVersion = "" } = metadata;
    this.#zone = zoneRecord(this.#domain, this.#ttlSeconds, nowMs);
    const change = `${kind}/${namespace}/${name}/${resourceVersion}/${isThere}`;
    const drawn = this.#delays.fork(change).next();
    return { nowMs, delayMs: minMs + Math.floor(drawn * (maxMs - minMs)) };
  }
}

interface Asking {
  readonly nowMs: number;
  readonly aliases: number;
}

/** What was cached for another spelling of a name is given with this one. */
function inWordsOf({ asked, name }: ParsedName, reply: Reply): Reply {
  const isSame = reply.answers.every((record) => record.name === asked || notNamed(record.name));
  if (isSame) return reply;
  const answers = reply.answers.map((record) =>
    notNamed(record.name) ? record : { ...record, name: asked },
  );
  return { ...reply, answers };

  function notNamed(owner: string): boolean {
    return owner.toLowerCase() !== name;
  }
}
