import type { Load } from "./traffic-spec.ts";
/** `50/s`, `0..200/s`, `10 clients`: the least and the most that it comes to. */
export declare function loadText({ rate, clients, stages }: Load): string;
