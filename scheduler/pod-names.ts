import type { Pod } from "./framework/framework.ts";

const namesMax = 3;

/** `default/web-0, default/web-1 and 2 more` */
export function podNames(pods: readonly Pod[]): string {
  const names = pods.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).sort();
  const shown = names.slice(0, namesMax).join(", ");
  return names.length > namesMax ? `${shown} and ${names.length - namesMax} more` : shown;
}
