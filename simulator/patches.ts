/** Patches as the API server applies them, for who tells what would come of one. */
export { mergePatch, strategicMergePatch } from "../apiserver/patch/index.ts";
