"""What is done to painted shots at the end: taken out, made to speak, enlarged.

Enters: steps that a user asked for, by shot. Leaves: jobs after a shot's clip, each with a tool of
its own, and what became of them. The document "finishing" keeps what was asked, "finished" what was
done.
"""
