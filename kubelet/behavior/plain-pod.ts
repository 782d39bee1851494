import type { Pod } from "../../api/core/pod/pod.ts";

/** The pod with members that whoever copies it gets, too: here its status may be a getter's. */
export const plainPod = ({ apiVersion, kind, metadata, spec, status }: Pod): Pod => ({
  apiVersion,
  kind,
  metadata,
  spec,
  status,
});
