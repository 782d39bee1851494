/** getent, which asks files and then DNS. Source: glibc 2.41, nss/getent.c, resolv/res_query.c. */
import type { Work } from "../kernel.ts";
import type { Shell } from "../shell.ts";
import { type Given } from "./program.ts";
export declare function getEntries({ rest }: Given, shell: Shell): Work;
