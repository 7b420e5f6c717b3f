"""Toon renderer: 3D characters with ink lines over light-baked sets, OpenGL 3.3 on EGL."""
