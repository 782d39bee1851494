/** `ip` and `ifconfig`: the interfaces of a pod. Source: busybox 1.37 for their words. */
import { type Command, prints } from "../../command.ts";
import type { Work } from "../../kernel/kernel.ts";
import type { Shell } from "../../language/shell.ts";
import { notSimulated } from "../not-simulated.ts";

export const interfacePrograms: readonly (readonly [string, Command])[] = [
  ["ip", ip],
  ["ifconfig", (_, shell) => prints(configText(shell.context.address), shell)],
  ...["route", "arp", "traceroute", "tcpdump", "iptables", "nft"].map(
    (name): readonly [string, Command] => [name, (_, shell) => notSimulated(name, shell, 1)],
  ),
];

const mtu = 1_450;

function ip(args: readonly string[], shell: Shell): Work {
  const { address } = shell.context;
  const [object = ""] = args.filter((arg) => !arg.startsWith("-"));
  if (/^a(?:d|dd|ddr|ddress)?$/.test(object)) return prints(addressText(address), shell);
  if (/^r(?:o|oute)?$/.test(object)) {
    return prints(`default via ${gatewayOf(address)} dev eth0 \n`, shell);
  }
  if (/^l(?:i|ink)?$/.test(object))
    return prints(addressText(address).replace(/^ {4}inet.*\n/gm, ""), shell);
  return notSimulated(`ip ${object}`.trim(), shell, 1);
}

const gatewayOf = (address: string): string => address.replace(/\.\d+$/, ".1");

/** It is made of the address, as the plugin of the network makes it. */
const hardwareOf = (address: string): string =>
  [
    "0a",
    "58",
    ...address.split(".").map((part) => Number(part).toString(16).padStart(2, "0")),
  ].join(":");

const addressText = (address: string): string =>
  [
    "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue qlen 1000",
    "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00",
    "    inet 127.0.0.1/8 scope host lo",
    `2: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu ${mtu} qdisc noqueue `,
    `    link/ether ${hardwareOf(address)} brd ff:ff:ff:ff:ff:ff`,
    `    inet ${address}/24 brd ${address.replace(/\.\d+$/, ".255")} scope global eth0`,
    "",
  ].join("\n");

const configText = (address: string): string =>
  [
    `eth0      Link encap:Ethernet  HWaddr ${hardwareOf(address).toUpperCase()}  `,
    `          inet addr:${address}  Bcast:${address.replace(/\.\d+$/, ".255")}  Mask:255.255.255.0`,
    `          UP BROADCAST RUNNING MULTICAST  MTU:${mtu}  Metric:1`,
    "",
    "lo        Link encap:Local Loopback  ",
    "          inet addr:127.0.0.1  Mask:255.0.0.0",
    "          UP LOOPBACK RUNNING  MTU:65536  Metric:1",
    "",
    "",
  ].join("\n");
