import { EventEmitter } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { ApiError } from './api-error.ts'

export type TaskStatus = 'enqueued' | 'processing' | 'succeeded' | 'failed'
export type TaskType =
  | 'documentAdditionOrUpdate'
  | 'documentDeletion'
  | 'indexCreation'
  | 'indexDeletion'
  | 'indexSwap'
  | 'settingsUpdate'

export type Task = {
  uid: number
  batchUid: number | null
  indexUid: string | null
  status: TaskStatus
  type: TaskType
  canceledBy: null
  details: object | null
  error: ReturnType<ApiError['toJSON']> | null
  duration: string | null
  enqueuedAt: string
  startedAt: string | null
  finishedAt: string | null
}

/** Work done one after another in the order it was asked for, whatever became of who asked. */
export class TaskQueue extends EventEmitter<{ enqueued: [Task]; finished: [Task] }> {
  readonly tasks: Task[] = []
  readonly #waiting: { task: Task; run: () => object }[] = []
  readonly #failures: { type: TaskType; error: ApiError }[] = []
  #held = false
  #working = false

  enqueue(type: TaskType, indexUid: string | null, run: () => object): object {
    const enqueuedAt = new Date().toISOString()
    const task: Task = {
      uid: this.tasks.length,
      batchUid: null,
      indexUid,
      status: 'enqueued',
      type,
      canceledBy: null,
      details: null,
      error: null,
      duration: null,
      enqueuedAt,
      startedAt: null,
      finishedAt: null,
    }
    this.tasks.push(task)
    this.#waiting.push({ task, run })
    this.emit('enqueued', task)
    void this.#work()
    return { taskUid: task.uid, indexUid, status: 'enqueued', type, enqueuedAt }
  }

  /** Tasks stay enqueued from now on. */
  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
    void this.#work()
  }

  /** The next task of that type fails so. */
  failNext(type: TaskType, error: ApiError): void {
    this.#failures.push({ type, error })
  }

  async #work(): Promise<void> {
    if (this.#working) return
    this.#working = true
    for (let next = this.#next(); next; next = this.#next()) {
      await turn()
      next.task.status = 'processing'
      next.task.startedAt = new Date().toISOString()
      await turn()
      this.#finish(next.task, next.run)
    }
    this.#working = false
  }

  #next(): { task: Task; run: () => object } | undefined {
    return this.#held ? undefined : this.#waiting.shift()
  }

  #finish(task: Task, run: () => object): void {
    const failing = this.#failures.findIndex(({ type }) => type === task.type)
    const [failure] = failing === -1 ? [] : this.#failures.splice(failing, 1)
    try {
      if (failure) throw failure.error
      task.details = run()
      task.status = 'succeeded'
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      task.status = 'failed'
      task.error = error.toJSON()
    }
    task.batchUid = task.uid
    task.duration = 'PT0.001S'
    task.finishedAt = new Date().toISOString()
    this.emit('finished', task)
  }
}
