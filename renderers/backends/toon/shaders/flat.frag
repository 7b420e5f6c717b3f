// Writes a constant: without an output llvmpipe's depth is not deterministic.
out vec4 pixel;
void main() { pixel = vec4(1.0); }
