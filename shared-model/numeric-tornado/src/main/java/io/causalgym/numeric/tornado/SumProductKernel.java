package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.SumProduct;
import io.causalgym.numeric.backend.item.CellOffset;
import java.util.Arrays;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/// Sums of products of factors, one work item for each cell of the result and row of evidence, in
/// double precision. Factors stay on the device as long as they are the same objects.
///
/// Where a factor's cell stands is the sum of an offset by the cell of the result and one by the
/// states that are summed over; both are tables.
final class SumProductKernel {
  private final Device device;

  SumProductKernel(Device device) {
    this.device = device;
  }

  private record Sizes(int factors, int values, int cellOffsets, int termOffsets, int result) {}

  private record Program(
      IntArray shape,
      IntArray places,
      IntArray cellOffsets,
      IntArray termOffsets,
      DoubleArray values,
      DoubleArray result,
      WorkerGrid grid,
      DevicePlan plan)
      implements Programs.Program {}

  Matrix compute(SumProduct plan, Matrix[] factors, KernelRun run) {
    int rows = Arguments.factors(plan, factors);
    int cells = plan.cells();
    int terms = plan.terms();
    double[] result = new double[Matrix.cells(rows, cells)];
    if (rows == 0 || factors.length == 0) {
      run.check();
      Arrays.fill(result, terms);
      return Matrix.owning(rows, cells, result);
    }
    long values = Arrays.stream(factors).mapToLong(factor -> factor.values().length).sum();
    Sizes sizes =
        new Sizes(
            device.cells(2L * factors.length),
            device.cells(values),
            device.cells((long) factors.length * cells),
            device.cells((long) factors.length * terms),
            device.cells(result.length));
    Matrix[] own = factors.clone();
    device.call(run, () -> compute(sizes, plan, own, rows, result));
    return Matrix.owning(rows, cells, result);
  }

  private boolean compute(
      Sizes sizes, SumProduct sums, Matrix[] factors, int rows, double[] result) {
    List<Object> sources = new java.util.ArrayList<>(List.of(factors));
    sources.add(sums);
    Program program = device.programs().find(Program.class, sizes, sources, () -> build(sizes));
    DevicePlan plan = program.plan();
    plan.load(sources, () -> fill(program, sums, factors));
    plan.copying(() ->
        Transfer.copy(
            new int[] {rows, sums.cells(), sums.terms(), factors.length}, program.shape()));
    Device.resize(program.grid(), sums.cells(), rows);
    plan.run(1);
    plan.copying(() -> Transfer.copy(program.result(), result, 0, result.length));
    plan.report(1);
    return true;
  }

  private static void fill(Program program, SumProduct sums, Matrix[] factors) {
    int at = 0;
    for (int factor = 0; factor < factors.length; factor++) {
      Matrix matrix = factors[factor];
      program.places().set(2 * factor, at);
      program.places().set(2 * factor + 1, matrix.rows() == 1 ? 0 : matrix.columns());
      Transfer.copy(matrix.values(), 0, matrix.values().length, program.values(), at);
      at += matrix.values().length;
      fillOffsets(program.cellOffsets(), sums, factor, factors.length, 0, sums.kept());
      fillOffsets(
          program.termOffsets(), sums, factor, factors.length, sums.kept(), sums.states().length);
    }
  }

  private static void fillOffsets(
      IntArray to, SumProduct sums, int factor, int factors, int from, int until) {
    int count = from == 0 && until == sums.kept() ? sums.cells() : sums.terms();
    for (int index = 0; index < count; index++) {
      int offset = CellOffset.of(index, sums.states(), sums.strides()[factor], from, until);
      to.set(index * factors + factor, offset);
    }
  }

  private Program build(Sizes sizes) {
    IntArray shape = new IntArray(4);
    IntArray places = new IntArray(sizes.factors());
    IntArray cellOffsets = new IntArray(sizes.cellOffsets());
    IntArray termOffsets = new IntArray(sizes.termOffsets());
    DoubleArray values = new DoubleArray(sizes.values());
    DoubleArray result = new DoubleArray(sizes.result());
    TaskGraph load = Device.graph();
    DevicePlan.Stage loading = Loading.stage(load, places, cellOffsets, termOffsets, values);
    WorkerGrid grid = Device.square();
    TaskGraph graph = Device.graph();
    graph
        .consumeFromDevice(load.getTaskGraphName(), places, cellOffsets, termOffsets, values)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, shape)
        .task(
            "cells",
            SumProductKernel::cell,
            new KernelContext(),
            shape,
            places,
            cellOffsets,
            termOffsets,
            values,
            result)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, result);
    DevicePlan.Stage summing =
        new DevicePlan.Stage(
            graph,
            Device.grids(graph, "cells", grid),
            shape.getNumBytesOfSegment(),
            result.getNumBytesOfSegment());
    DevicePlan plan =
        new DevicePlan(
            Kernel.SUM_PRODUCT,
            device.metrics(),
            List.of(loading, summing),
            List.of(places, cellOffsets, termOffsets, values, result));
    return new Program(shape, places, cellOffsets, termOffsets, values, result, grid, plan);
  }

  static void cell(
      KernelContext context,
      IntArray shape,
      IntArray places,
      IntArray cellOffsets,
      IntArray termOffsets,
      DoubleArray values,
      DoubleArray result) {
    int rows = shape.get(0);
    int cells = shape.get(1);
    int terms = shape.get(2);
    int factors = shape.get(3);
    int cell = context.globalIdx;
    int row = context.globalIdy;
    if (row < rows && cell < cells) {
      double sum = 0;
      for (int term = 0; term < terms; term++) {
        double product = 1;
        for (int factor = 0; factor < factors; factor++) {
          int place = places.get(2 * factor) + row * places.get(2 * factor + 1);
          int offset =
              cellOffsets.get(cell * factors + factor) + termOffsets.get(term * factors + factor);
          product *= values.get(place + offset);
        }
        sum += product;
      }
      result.set(row * cells + cell, sum);
    }
  }
}
