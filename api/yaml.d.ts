/** How Go's library reads YAML: version 1.1 numbers and booleans, dates as text. */
import { Schema } from "js-yaml";
/** What a plain scalar stands for: `y` is true here, and `0644` is octal. */
export declare const goYaml: Schema;
