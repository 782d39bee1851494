import type { Load } from "./traffic-spec.ts";

/** `50/s`, `0..200/s`, `10 clients`: the least and the most that it comes to. */
export function loadText({ rate, clients, stages = [] }: Load): string {
  const first = rate ?? clients;
  const isRate = rate !== undefined || stages.some((stage) => stage.rate !== undefined);
  const levels = stages.map((stage) => stage.rate ?? stage.clients ?? 0);
  // A load that begins with a stage begins with nothing.
  const all = first === undefined ? [0, ...levels] : [first, ...levels];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const range = least === most ? `${most}` : `${least}..${most}`;
  if (isRate) return `${range}/s`;
  return most === 1 ? `${range} client` : `${range} clients`;
}
