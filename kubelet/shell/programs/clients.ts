/** Programs that do something and end, which a server would not, and that are not simulated. */
import type { Command } from "../command.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { unknownProgram } from "../run-program.ts";
import { isNotSimulated, notSimulated } from "./not-simulated.ts";

const databases =
  "pg_restore pg_basebackup createdb createuser dropdb mysql_upgrade " +
  "mongodump mongorestore mongoexport mongoimport cqlsh nodetool etcdctl flyway liquibase alembic";
const brokers =
  "rabbitmqctl rabbitmqadmin rabbitmq-plugins rabbitmq-upgrade zkServer.sh zkCli.sh " +
  "kafka-topics.sh kafka-configs.sh kafka-acls.sh kafka-storage.sh " +
  "kafka-console-producer.sh kafka-console-consumer.sh kafka-broker-api-versions.sh";
const clouds = "helm aws gcloud az gsutil s3cmd rsync scp ssh-keygen ssh-keyscan";
const files = "keytool unzip zip xz bzip2 zstd gpg mknod";
const machines =
  "modprobe insmod rmmod lsmod swapoff swapon umount dmesg blkid lsblk fdisk " +
  "iptables ip6tables iptables-restore ipset ipvsadm nft conntrack ethtool";

/** By name. */
export const unknownClients: readonly string[] = [
  databases,
  brokers,
  clouds,
  files,
  machines,
].flatMap((names) => names.split(" "));

/** Such a program: what the process of a container runs has done its work. */
export const clientOf =
  (name: string): Command =>
  (args, shell) => {
    // As a server of files.
    if (args.includes("--daemon")) return unknownProgram(shell);
    const what = `${name} ${args[0] ?? ""}`.trim();
    const isOfProcess = shell.context.unknownProgramMs === Number.POSITIVE_INFINITY;
    return isOfProcess ? done(what, shell) : notSimulated(what, shell);
  };

function* done(what: string, { streams }: Shell) {
  yield* put(streams.errors, isNotSimulated(what));
  return 0;
}
