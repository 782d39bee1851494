/** The variables by which containers find Services. Source: kubelet 1.36, pkg/kubelet/envvars. */
import type { Service } from "../../api/core/service/service.ts";

/** `WEB_SERVICE_HOST` and the like, of all Services that have an address. */
export function serviceVariables(
  services: readonly Service[],
): readonly (readonly [name: string, value: string])[] {
  return services.flatMap(({ metadata, spec }) => {
    const { clusterIP = "", ports = [] } = spec;
    const [first] = ports;
    if (clusterIP === "" || clusterIP === "None" || first === undefined) return [];
    const name = shouted(metadata.name ?? "");
    const host = clusterIP.includes(":") ? `[${clusterIP}]` : clusterIP;
    const address = ({ protocol, port }: ServicePort) =>
      `${(protocol ?? "TCP").toLowerCase()}://${host}:${port}`;
    return [
      [`${name}_SERVICE_HOST`, clusterIP] as const,
      [`${name}_SERVICE_PORT`, String(first.port)] as const,
      ...ports.flatMap(({ name: of = "", port }) =>
        of === "" ? [] : [[`${name}_SERVICE_PORT_${shouted(of)}`, String(port)] as const],
      ),
      [`${name}_PORT`, address(first)] as const,
      ...ports.flatMap((each) => {
        const prefix = `${name}_PORT_${each.port}_${(each.protocol ?? "TCP").toUpperCase()}`;
        return [
          [prefix, address(each)] as const,
          [`${prefix}_PROTO`, (each.protocol ?? "TCP").toLowerCase()] as const,
          [`${prefix}_PORT`, String(each.port)] as const,
          [`${prefix}_ADDR`, clusterIP] as const,
        ];
      }),
    ];
  });
}

type ServicePort = NonNullable<Service["spec"]["ports"]>[number];

const shouted = (name: string) => name.toUpperCase().replaceAll("-", "_");
