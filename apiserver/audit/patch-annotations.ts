/** Patches of webhooks say what was sent: they are noted where that is. */
export const patchAnnotationPrefix = "patch.webhook.admission.k8s.io/";

export function withoutPatches(annotations: Readonly<Record<string, string>>) {
  const shown = ([key]: readonly [string, string]) => !key.startsWith(patchAnnotationPrefix);
  return Object.fromEntries(Object.entries(annotations).filter(shown));
}
