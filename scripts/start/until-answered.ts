/** Settles when `url` answers with `status`; asks again every tenth of a second until `signal` says to stop. */
export async function untilAnswered(url: string, status: number, signal: AbortSignal): Promise<void> {
  while (true) {
    signal.throwIfAborted()
    const answered = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) }).then(
      async (response) => {
        await response.body?.cancel()
        return response.status
      },
      () => null,
    )
    if (answered === status) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
