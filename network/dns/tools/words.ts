/** What programs say of lookups that fail: the words of the C libraries. */
import type { LookupError } from "../resolve.ts";

/** Source: glibc 2.41, sysdeps/posix/gai_strerror-strs.h; musl 1.2.5, network/gai_strerror.c. */
const words = {
  glibc: {
    EAI_NONAME: "Name or service not known",
    EAI_NODATA: "No address associated with hostname",
    EAI_AGAIN: "Temporary failure in name resolution",
    EAI_FAIL: "Non-recoverable failure in name resolution",
  },
  musl: {
    EAI_NONAME: "Name does not resolve",
    EAI_NODATA: "Name has no usable address",
    EAI_AGAIN: "Try again",
    EAI_FAIL: "Non-recoverable error",
  },
} as const satisfies Record<string, Record<LookupError, string>>;

/** What `gai_strerror` makes of the error. */
export const errorText = (error: LookupError, libc: "glibc" | "musl" = "glibc"): string =>
  words[libc][error];
