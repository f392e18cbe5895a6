import type { Payload } from '../../contract/channels.ts'

type Tone = Payload<'headUnit.tone.sounded'>['tone']

interface Note {
  readonly hertz: number
  /** Seconds after the tone began. */
  readonly at: number
}

/** Our own little melodies: upward is good, downward is not. */
const melodies: Readonly<Record<Tone, readonly Note[]>> = {
  acceptance: [
    { hertz: 660, at: 0 },
    { hertz: 990, at: 0.09 },
  ],
  refusal: [
    { hertz: 330, at: 0 },
    { hertz: 247, at: 0.12 },
  ],
  notice: [{ hertz: 784, at: 0 }],
}

const loudness = 0.08
const secondsOfNote = 0.22

/** Plays tones with what the browser has for it; silent in one that has nothing. */
export function createTonePlayer(window: {
  readonly AudioContext?: typeof AudioContext
}): (tone: Tone) => void {
  let audio: AudioContext | undefined
  return (tone) => {
    if (window.AudioContext === undefined) return
    audio ??= new window.AudioContext()
    // a browser keeps it quiet until somebody has touched the page
    if (audio.state === 'suspended') void audio.resume()
    for (const { hertz, at } of melodies[tone]) sound(audio, hertz, audio.currentTime + at)
  }
}

function sound(audio: AudioContext, hertz: number, begin: number): void {
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.type = 'sine'
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0, begin)
  gain.gain.linearRampToValueAtTime(loudness, begin + 0.015)
  gain.gain.exponentialRampToValueAtTime(0.0001, begin + secondsOfNote)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(begin)
  oscillator.stop(begin + secondsOfNote)
}
