/** Which names are of somebody beyond the cluster, as far as one can tell by the name. */

/**
 * Top-level domains that are no likely names of namespaces. Names below any other are taken for
 * those of the cluster: who writes `web.shop` or `web.dev` means a Service.
 */
const topLevel = new Set("com org net edu gov mil int arpa info biz io co".split(" "));

/** Those of countries have two letters, as some namespaces do: `db.qa` is taken for a Service. */
const labelsInCountriesMin = 3;

/** Whether a name, with or without a dot at its end, is one of the world's. */
export function isOutsideName(name: string): boolean {
  const labels = name.toLowerCase().replace(/\.$/, "").split(".");
  const last = labels.at(-1) ?? "";
  const isCountry = /^[a-z]{2}$/.test(last) && labels.length >= labelsInCountriesMin;
  return labels.length > 1 && (isCountry || topLevel.has(last));
}
