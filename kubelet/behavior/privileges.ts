import type { Pod } from "../../api/core/pod/pod.ts";
import { allCapabilities, capabilityBit, type Privileges } from "../shell/kernel/privileges.ts";
import type { Container } from "../types.ts";

/** What a runtime leaves to root. Source: containerd 2.2, pkg/oci, defaultUnixCaps. */
const usual = (
  "CHOWN DAC_OVERRIDE FSETID FOWNER MKNOD NET_RAW SETGID SETUID SETFCAP SETPCAP " +
  "NET_BIND_SERVICE SYS_CHROOT KILL AUDIT_WRITE"
).split(" ");

/**
 * What the security context of a container lets its processes do.
 * Source: "Configure a Security Context for a Pod or Container"; containerd 2.2, its CRI plugin.
 */
export function privilegesOf({ securityContext = {} }: Container, { spec }: Pod): Privileges {
  const { allowPrivilegeEscalation, capabilities, privileged = false } = securityContext;
  const profile = securityContext.seccompProfile ?? spec.securityContext?.seccompProfile;
  return {
    capabilities: privileged
      ? allCapabilities
      : changed(capabilities?.add ?? [], capabilities?.drop ?? []),
    noNewPrivileges: allowPrivilegeEscalation === false,
    isFiltered: !privileged && profile !== undefined && profile.type !== "Unconfined",
  };
}

/** `ALL` goes first, and what is dropped by its name is dropped in the end. */
function changed(add: readonly string[], drop: readonly string[]): bigint {
  const isAll = (name: string) => name.toUpperCase() === "ALL";
  let bits = add.some(isAll) ? allCapabilities : bitsOf(usual);
  if (drop.some(isAll)) bits = 0n;
  return (bits | bitsOf(add)) & ~bitsOf(drop);
}

const bitsOf = (names: readonly string[]): bigint =>
  names.reduce((bits, name) => bits | capabilityBit(name), 0n);
