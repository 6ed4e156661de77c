/// What crosses a process.
@org.jspecify.annotations.NullMarked
package io.causalgym.contract;
