import type { ApiHandler } from "../../api/request.ts";
import type { Random } from "../../api/runtime.ts";
import type { TrafficSource } from "../../api/sim/traffic-spec.ts";
import type { Source } from "../../network/index.ts";
/** One of those who may send; `undefined` where there is nobody. */
export type PickSource = (nowMs: number) => Source | undefined;
export interface SourceOptions {
    readonly handler: ApiHandler;
    readonly random: Random;
    readonly namespace: string;
    readonly actor: string;
}
export declare function sourcesOf(from: TrafficSource | undefined, options: SourceOptions): PickSource;
