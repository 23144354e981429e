pub struct Client;

impl Client {
    async fn connect(addr: &str) -> Result<Client, Failure> {
        Ok(Client)
    }
    async fn send(&self, n: u8) -> Reply {
        Reply
    }
}

pub struct Reply;
pub struct Failure;

impl Reply {
    fn read(&self) {}
}

fn finish() {}

pub async fn run() -> Result<(), Failure> {
    let c = Client::connect("x").await?;
    c.send(1).await.read();
    let later = async {
        finish();
        c.send(2).await
    };
    later.await.read();
    Ok(())
}
