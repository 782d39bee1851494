import type { LabelSelector } from "../../api/meta/label-selector.ts";
/**
 * A selector as Go prints it, which names of metrics hold.
 * Source: apimachinery meta/v1 LabelSelector.String 1.36.
 */
export declare function selectorText(selector: LabelSelector | undefined): string;
