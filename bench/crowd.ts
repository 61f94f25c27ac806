/** `count` callers at once: each takes the next of the tasks when it is done with its last. */
export async function crowd<Task>(
  count: number,
  tasks: readonly Task[],
  work: (task: Task) => Promise<void>,
): Promise<void> {
  const left = [...tasks].reverse();
  const caller = async (): Promise<void> => {
    for (let task = left.pop(); task !== undefined; task = left.pop()) await work(task);
  };
  await Promise.all(Array.from({ length: count }, caller));
}
