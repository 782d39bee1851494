/**
 * What pods asked for in a production cluster with GPUs: those of `openb-pod-2839` to
 * `openb-pod-3059` of the trace, in a row as they were submitted, by how often. Source:
 * cluster-trace-gpu-v2023 of https://github.com/alibaba/clusterdata (openb_pod_list_default.csv),
 * of the paper "Beware of Fragmentation", USENIX ATC 2023.
 */
export interface Shape {
  readonly milliCpu: number;
  readonly memoryMi: number;
  /** Thousandths of a GPU. */
  readonly milliGpu: number;
}

const counted: readonly (readonly [
  count: number,
  milliCpu: number,
  memoryMi: number,
  milliGpu: number,
])[] = [
  [40, 15700, 58368, 1000],
  [30, 11400, 48128, 1000],
  [23, 32000, 49152, 0],
  [14, 16000, 32768, 1000],
  [13, 8000, 30517, 470],
  [9, 11900, 77824, 1000],
  [9, 8000, 30517, 0],
  [6, 12000, 24576, 1000],
  [6, 15400, 51200, 0],
  [5, 18708, 64512, 1000],
  [5, 11908, 47104, 470],
  [5, 12000, 16384, 1000],
  [4, 4000, 22888, 320],
  [4, 4000, 24576, 1000],
  [3, 8000, 30517, 320],
  [3, 6000, 6144, 460],
  [3, 12000, 15360, 1000],
  [2, 12000, 47104, 1000],
  [2, 12000, 32768, 1000],
  [2, 4000, 22888, 480],
  [2, 4000, 31250, 1000],
  [2, 8000, 30517, 220],
  [2, 4000, 30517, 230],
  [2, 8200, 33792, 1000],
  [2, 16000, 32768, 0],
  [2, 16200, 66560, 2000],
  [2, 8000, 30517, 650],
  [2, 8000, 32768, 1000],
  [1, 11900, 43008, 1000],
  [1, 8000, 8192, 0],
  [1, 32200, 132096, 4000],
  [1, 4000, 22888, 330],
  [1, 4152, 10600, 550],
  [1, 4000, 15258, 320],
  [1, 4000, 30517, 220],
  [1, 4000, 30517, 320],
  [1, 16000, 16384, 1000],
  [1, 8000, 61035, 0],
  [1, 4000, 22888, 350],
  [1, 6000, 16384, 460],
  [1, 6000, 8192, 460],
  [1, 16000, 65536, 1000],
  [1, 8000, 16384, 1000],
  [1, 7000, 30000, 1000],
  [1, 14900, 73728, 1000],
];

/** One entry per pod. */
export const alibabaShapes: readonly Shape[] = counted.flatMap(
  ([count, milliCpu, memoryMi, milliGpu]) =>
    Array.from({ length: count }, () => ({ milliCpu, memoryMi, milliGpu })),
);

/** The node of the trace that has eight GPUs of the type V100M32. */
export const alibabaNode: Shape = { milliCpu: 96_000, memoryMi: 786_432, milliGpu: 8_000 };
