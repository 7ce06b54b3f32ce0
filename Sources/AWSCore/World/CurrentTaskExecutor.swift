/// The executor that the current task prefers; nil without such a task.
///
/// A new task does not take over the preference of the one that starts it, as a child task does.
package var currentTaskExecutor: (any TaskExecutor)? {
    withUnsafeCurrentTask { $0?.unownedTaskExecutor?.asTaskExecutor() }
}
